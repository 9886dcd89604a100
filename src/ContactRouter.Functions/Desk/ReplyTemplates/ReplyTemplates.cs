using System.Text.Json;
using ContactRouter.Functions.Hosting;

namespace ContactRouter.Functions.Desks.ReplyTemplates;

/// <summary>The answers that the desks can begin with: the shop's own, or those that come with the app.</summary>
internal sealed class ReplyTemplates(DeskOptions options)
{
    private readonly Lazy<ReplyTemplateList> all = new(() => options.Templates.Count > 0 ? Own(options) : BuiltIn());

    public ReplyTemplateList All => all.Value;

    private static ReplyTemplateList Own(DeskOptions options) => new(
        [.. options.Templates.Select(own => new ReplyTemplate(own.Name, own.Language, own.Title.Length > 0 ? own.Title : own.Name, own.Text))]);

    private static ReplyTemplateList BuiltIn()
    {
        using var stream = typeof(ReplyTemplates).Assembly.GetManifestResourceStream("reply-templates.json")!;
        return JsonSerializer.Deserialize(stream, ApiJson.Default.ReplyTemplateList)!;
    }
}
