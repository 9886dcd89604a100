using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ContactRouter.EndToEnd.Tests.App;

namespace ContactRouter.EndToEnd.Tests.Pages;

/// <summary>How the pages and the desks' files come over the wire.</summary>
public sealed partial class SiteTests(PagesApp pages)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/")]
    [InlineData("/desk")]
    [InlineData("/ops")]
    [InlineData("/status")]
    public async Task A_page_is_asked_for_anew_names_only_fingerprinted_assets_and_runs_nothing_inline(string path)
    {
        var app = await pages.GetAsync();
        using var response = await app.Client.GetAsync(path, Stop);
        Assert.Equal((HttpStatusCode.OK, "no-cache"), (response.StatusCode, response.Headers.CacheControl?.ToString()));
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        var html = await response.Content.ReadAsStringAsync(Stop);
        Assert.DoesNotMatch("<style|style=|<script(?![^>]*src=)", html);
        var assets = Asset().Matches(html).Select(match => match.Groups[1].Value).ToList();
        Assert.NotEmpty(assets);
        foreach (var asset in assets)
        {
            using var file = await app.Client.GetAsync(asset, Stop);
            Assert.Equal((HttpStatusCode.OK, "public, max-age=31536000, immutable"), (file.StatusCode, file.Headers.CacheControl?.ToString()));
        }
    }

    [Fact]
    public async Task The_widget_is_small_and_kept_for_minutes()
    {
        using var response = await (await pages.GetAsync()).Client.GetAsync("/widget.js", Stop);
        Assert.Equal("public, max-age=600", response.Headers.CacheControl?.ToString());
        using var packed = new MemoryStream();
        await using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Optimal, leaveOpen: true))
            await response.Content.CopyToAsync(gzip, Stop);
        Assert.InRange(packed.Length, 5_000, 15_000);
    }

    [Fact]
    public async Task A_cases_file_is_handed_out_so_that_nothing_in_it_can_run_and_no_other_cases_file()
    {
        var app = await pages.GetAsync();
        var desk = new DeskCalls(app);
        using var content = new MultipartFormDataContent
        {
            { new StringContent("files@pages.example"), "email" },
            { new StringContent("The mug of B2B70010 arrived broken."), "message" },
            { new ByteArrayContent(Picture.Png), "attachments", "Tässe.html" },
        };
        var number = (await app.AcceptAsync(content))["caseNumber"]!;
        var (file, _) = await desk.ShowAsync(number);
        var blob = Uri.EscapeDataString((string)file["messages"]![0]!["attachments"]![0]!["blob"]!);

        using var response = await app.Client.GetAsync($"/api/desk/cases/{number}/files?blob={blob}", Stop);
        Assert.Equal(Picture.Png, await response.Content.ReadAsByteArrayAsync(Stop));
        Assert.Equal(("image/png", "attachment"), (response.Content.Headers.ContentType?.MediaType, response.Content.Headers.ContentDisposition?.DispositionType));
        Assert.Equal("default-src 'none'; sandbox", response.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal(("nosniff", "no-store"), (response.Headers.GetValues("X-Content-Type-Options").Single(), response.Headers.CacheControl?.ToString()));

        var other = (await desk.WriteAsync("other@pages.example", "Where is B2B70011?"))["caseNumber"]!;
        foreach (var path in new[] { $"/api/desk/cases/{other}/files?blob={blob}", $"/api/desk/cases/{number}/files", "/api/desk/cases/000-000-000/files" })
        {
            using var refused = await app.Client.GetAsync(path, Stop);
            await refused.ProblemAsync(HttpStatusCode.NotFound, "not-found");
        }
    }

    [Fact]
    public async Task Templates_come_in_all_languages_of_the_mails()
    {
        var items = JsonNode.Parse(await (await pages.GetAsync()).Client.GetStringAsync("/api/desk/templates", Stop))!["items"]!.AsArray();
        foreach (var template in items.GroupBy(item => (string?)item!["name"]))
            Assert.Equal(["de", "en", "es", "fr", "it", "nl", "pl", "pt"], template.Select(item => (string?)item!["language"]).Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("""(?:href|src)="(/assets/[^"]+)""")]
    private static partial Regex Asset();
}
