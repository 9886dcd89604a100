using System.Text.Json;
using ContactRouter.LocalHost.Http;
using ContactRouter.Mail.Templates;

namespace ContactRouter.LocalHost.Mailbox;

/// <summary>The local mail box: what would have been sent, for people and for programs, and the templates to look at.</summary>
internal sealed class MailboxEndpoints(MailboxReader reader)
{
    // What stands in a mail is others' content: it runs nothing and loads nothing.
    private const string MailPolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'";

    private const string PagePolicy = "default-src 'none'; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'";

    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/mailbox", context => PageAsync(context, "mailbox.html"));
        app.MapGet("/mailbox/messages", ListAsync);
        app.MapGet("/mailbox/messages/{id}/html", ShowAsync);
        app.MapGet("/mailbox/templates", context => PageAsync(context, "templates.html"));
        app.MapGet("/mailbox/templates/{language}/{template}/{form}", PreviewAsync);
    }

    private async Task ListAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json";
        context.Response.Headers.CacheControl = "no-store";
        await JsonSerializer.SerializeAsync(context.Response.Body, await reader.ListAsync(context.RequestAborted), MailboxJson.Default.IReadOnlyListMailboxMessage, context.RequestAborted);
    }

    private async Task ShowAsync(HttpContext context)
    {
        if (await reader.FindAsync((string)context.Request.RouteValues["id"]!, context.RequestAborted) is { } message) await WriteAsync(context, message.Html, "html");
        else await NotFoundAsync(context, "There is no such mail.");
    }

    private static async Task PreviewAsync(HttpContext context)
    {
        var values = context.Request.RouteValues;
        var form = (string)values["form"]!;
        if (form is "html" or "text" && TemplatePreviews.Of((string)values["template"]!, (string)values["language"]!) is { } written)
            await WriteAsync(context, form == "html" ? written.Html : written.Text, form);
        else
            await NotFoundAsync(context, $"There are the languages {string.Join(", ", MailTexts.Languages)}, the templates {string.Join(", ", MailTemplates.Names)}, and each as html and text.");
    }

    private static async Task WriteAsync(HttpContext context, string content, string form)
    {
        context.Response.ContentType = form == "html" ? "text/html; charset=utf-8" : "text/plain; charset=utf-8";
        context.Response.Headers.ContentSecurityPolicy = MailPolicy;
        context.Response.Headers.XContentTypeOptions = "nosniff";
        await context.Response.WriteAsync(content, context.RequestAborted);
    }

    private static async Task PageAsync(HttpContext context, string name)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.ContentSecurityPolicy = PagePolicy;
        await using var page = typeof(MailboxEndpoints).Assembly.GetManifestResourceStream(name)!;
        await page.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private static Task NotFoundAsync(HttpContext context, string detail) =>
        HostProblem.WriteAsync(context, StatusCodes.Status404NotFound, "Not Found", "mailbox", detail);
}
