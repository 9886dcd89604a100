using System.Text.Encodings.Web;
using System.Text.Unicode;
using Fluid;
using Fluid.Values;

namespace ContactRouter.Mail.Templates;

/// <summary>
/// Gives a page its form, as HTML and as text. Values are handed to the engine as its own kinds, so it looks nothing up by reflection; in HTML it escapes every
/// one of them, and no text of ours or of others stands in a layout.
/// </summary>
internal static class MailLayout
{
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly IFluidTemplate HtmlLayout = Read("mail.html.liquid");
    private static readonly IFluidTemplate TextLayout = Read("mail.text.liquid");

    public static string ToHtml(MailPage page) => HtmlLayout.Render(ContextOf(page), Html);

    public static string ToText(MailPage page) => TextLayout.Render(ContextOf(page), NullEncoder.Default).Trim() + "\n";

    private static IFluidTemplate Read(string name)
    {
        using var reader = new StreamReader(typeof(MailLayout).Assembly.GetManifestResourceStream(name)!);
        return new FluidParser().Parse(reader.ReadToEnd());
    }

    private static TemplateContext ContextOf(MailPage page)
    {
        var context = new TemplateContext(MailTexts.Options);
        context.SetValue("language", new StringValue(page.Language));
        context.SetValue("brand", new StringValue(page.Brand));
        context.SetValue("subject", new StringValue(page.Subject));
        context.SetValue("parts", new ArrayValue([.. page.Parts.Select(ValueOf)]));
        context.SetValue("footer", Strings(page.Footer));
        return context;
    }

    private static FluidValue ValueOf(Part part) => new DictionaryValue(new FluidValueDictionaryFluidIndexable(new Dictionary<string, FluidValue>
    {
        ["kind"] = new StringValue(part.Kind),
        ["lines"] = Strings(part.Lines),
        ["rows"] = new ArrayValue([.. part.Rows.Select(Strings)]),
    }));

    private static FluidValue Strings(IReadOnlyList<string> texts) => new ArrayValue([.. texts.Select(text => (FluidValue)new StringValue(text))]);
}
