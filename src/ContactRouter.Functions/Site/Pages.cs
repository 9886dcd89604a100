using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using ContactRouter.Functions.Problems;

namespace ContactRouter.Functions.Site;

/// <summary>The pages that are made on the way: for a browser that posts a form without script. All they show is encoded.</summary>
internal static class Pages
{
    private static readonly Lazy<string> Frame = new(() => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "wwwroot", "page.html")));

    /// <summary>Where a message stands, which is also what thanks its writer.</summary>
    /// <param name="status">As the interface calls it.</param>
    public static string Status(ContactAnswer answer, string status)
    {
        var (title, thanks, says) = status switch
        {
            "answered" => ("Your message is answered", "We have answered you by mail. If something is still open, just answer that mail.", "Answered"),
            "closed" => ("Your case is closed", "If something is still open, just answer our latest mail.", "Closed"),
            _ => ("Your message is with us", "Thank you. A person will read it and answer by mail.", "Waiting for our answer"),
        };
        var isWaiting = status is not ("answered" or "closed");
        var advice = string.Concat(answer.Advice.Select(item => $"<li>{Encode(item.Text)}</li>"));
        return Page(title, $"""
            <p>{Encode(thanks)}</p>
            <dl class="facts">
              <dt>Status</dt><dd>{says}</dd>
              <dt>Case number</dt><dd>{Encode(answer.CaseNumber.Value)}</dd>
              <dt>Topic</dt><dd>{Encode(answer.Topic?.Replace('_', ' ') ?? "to be sorted by a person")}</dd>
              <dt>Answered by</dt><dd>{Encode(DeskName(answer.Desk))}</dd>
              <dt>Received</dt><dd>{Time(answer.ReceivedAt)}</dd>
              {(isWaiting ? $"<dt>Expect an answer by</dt><dd>{Time(answer.DueAt)}</dd>" : "")}
            </dl>
            {(advice.Length == 0 ? "" : $"<h2>Please note</h2><ul class=\"note\">{advice}</ul>")}
            <p><a class="button" href="/">Back to the contact page</a></p>
            """);
    }

    /// <summary>What is wrong with a form that was posted.</summary>
    public static string Problem(Problem problem)
    {
        var faults = new StringBuilder();
        foreach (var (field, messages) in problem.Errors)
        {
            foreach (var message in messages)
                faults.Append(CultureInfo.InvariantCulture, $"<li>{(field.Length == 0 ? "" : $"<strong>{Encode(field)}</strong>: ")}{Encode(message)}</li>");
        }

        return Page(problem.Title, $"""
            {(problem.Detail is null ? "" : $"<p>{Encode(problem.Detail)}</p>")}
            {(faults.Length == 0 ? "" : $"<ul class=\"faults\">{faults}</ul>")}
            <p>Go back in your browser: what you wrote is still there.</p>
            <p><a class="button" href="/">To the contact page</a></p>
            """);
    }

    public static async Task WriteAsync(HttpResponse response, string page)
    {
        var body = Encoding.UTF8.GetBytes(page);
        response.ContentType = "text/html; charset=utf-8";
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, response.HttpContext.RequestAborted);
    }

    private static string DeskName(string desk) => desk switch
    {
        "b2b" => "B2B Support",
        "cs" => "Customer Service",
        _ => "the colleague it belongs to",
    };

    private static string Time(DateTimeOffset time) =>
        $"<time datetime=\"{Timestamp.Format(time)}\">{time.UtcDateTime.ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture)} UTC</time>";

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);

    // The frame is built with the other pages: it names their style by its fingerprint.
    private static string Page(string title, string content) => Frame.Value
        .Replace("{{title}}", Encode(title), StringComparison.Ordinal)
        .Replace("{{content}}", content, StringComparison.Ordinal);
}

/// <summary>A page of our own, with status 200.</summary>
internal sealed class PageResult(string page) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext) => Pages.WriteAsync(httpContext.Response, page);
}
