using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ContactRouter.EndToEnd.Tests.Pages;

/// <summary>
/// How the pages look, to everybody: axe finds nothing to object to, by day and by night, and nothing is wider than a phone. Where SCREENSHOTS names a
/// folder, each page's picture is put there.
/// </summary>
public sealed class LookTests(Browser browser, PagesApp pages)
{
    /// <summary>The pages whose pictures are made in dark and on a phone as well.</summary>
    private static readonly string[] ShownInAllWays = ["contact-page", "chat", "desk", "ops"];

    /// <summary>The elements that make the page wider than its window, so that it scrolls sideways.</summary>
    private const string TooWide =
        """
        () => {
          const { scrollWidth, clientWidth } = document.documentElement;
          if (scrollWidth <= clientWidth) return [];
          return [...document.querySelectorAll("*")]
            .filter(element => element.getBoundingClientRect().right > clientWidth)
            .map(element => `${element.tagName}.${element.className}: ${Math.round(element.getBoundingClientRect().right)} of ${clientWidth}`);
        }
        """;

    public static TheoryData<string, ColorScheme, bool> Pages
    {
        get
        {
            var data = new TheoryData<string, ColorScheme, bool>();
            foreach (var page in Scenes.All.Keys)
            {
                data.Add(page, ColorScheme.Light, false);
                data.Add(page, ColorScheme.Dark, false);
                data.Add(page, ColorScheme.Light, true);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_is_accessible_and_fits(string page, ColorScheme scheme, bool onPhone)
    {
        await using var visitor = await Visitor.ComeAsync(browser, await pages.GetAsync(), options =>
        {
            options.ColorScheme = scheme;
            if (onPhone)
                Visitor.OnPhone(options);
        });
        await Scenes.All[page](visitor);

        Assert.Empty(await visitor.Page.EvaluateAsync<string[]>(TooWide));
        var found = await visitor.Page.RunAxe();
        Assert.Empty(found.Violations.Select(violation => $"{violation.Id}: {violation.Help} {string.Join(' ', violation.Nodes.Select(node => node.Html))}"));
        var isUsual = scheme == ColorScheme.Light && !onPhone;
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is { Length: > 0 } folder && (isUsual || ShownInAllWays.Contains(page)))
        {
            await visitor.Page.ScreenshotAsync(new PageScreenshotOptions
            {
                Path = Path.Combine(folder, $"{page}{(scheme == ColorScheme.Dark ? "-dark" : "")}{(onPhone ? "-phone" : "")}.png"),
            });
        }
    }

    [Fact]
    public async Task The_contact_page_looks_the_same_without_script()
    {
        await using var visitor = await Visitor.ComeAsync(browser, await pages.GetAsync(), options => options.JavaScriptEnabled = false);
        await visitor.GoAsync("/");
        await Expect(visitor.Button("Send message")).ToBeVisibleAsync();
        await Expect(visitor.Page.Locator("#chat")).ToBeHiddenAsync();
    }
}
