using System.Globalization;
using System.Text.Json;
using ContactRouter.Functions.Problems;
using ContactRouter.Intake;
using ContactRouter.Intake.OwnText;
using ContactRouter.Routing;
using ContactRouter.Storage.Cases;

namespace ContactRouter.Functions.Ops;

/// <summary>What the desks corrected, over HTTP: a line for each case, to teach the classifier with.</summary>
internal sealed class CorrectionExport(CorrectionList corrections, RoutingOptions routing)
{
    public const string ContentType = "application/x-ndjson";

    /// <summary>Nobody reads on beyond this, the classifier neither.</summary>
    private const int MaxBodyLength = 64 * 1024;

    private static readonly string[] TimeForms = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    public async Task<IResult> ExportAsync(HttpContext http, string? from, string? to, string? next, string? top)
    {
        var faults = new List<Fault>();
        var (first, end) = (TimeOf("from", from, faults), TimeOf("to", to, faults));
        var most = TopOf(top, faults);
        ListPlace? after = null;
        if (!string.IsNullOrEmpty(next))
        {
            if (ListPlace.TryParse(next, out var place))
                after = place;
            else
                faults.Add(new Fault("next", "Follow the link to the next page as it is."));
        }

        if (faults.Count > 0)
            return new ProblemResult(KnownProblems.InvalidRequest(faults));
        var page = await corrections.ReadAsync(first, end, after, most, http.RequestAborted);
        // What is shown holds what people wrote.
        http.Response.Headers.CacheControl = "no-store";
        if (page.Next is { } more)
            http.Response.Headers.Link = $"<{http.Request.Path}{QueryOf(from, to, top, more)}>; rel=\"next\"";
        return Results.Stream(
            async body =>
            {
                foreach (var line in page.Items.Select(LineOf).OfType<CorrectionLine>())
                {
                    await JsonSerializer.SerializeAsync(body, line, CorrectionJson.Readable.CorrectionLine, http.RequestAborted);
                    await body.WriteAsync("\n"u8.ToArray(), http.RequestAborted);
                }
            },
            ContentType);
    }

    /// <returns>Null where nobody said the topic. A case that was only moved tells its desk; its topic is known where that desk answers it.</returns>
    private CorrectionLine? LineOf(CorrectedCase corrected)
    {
        var (correction, message) = (corrected.Correction, corrected.Message);
        var fits = correction.Topic is { } topic && routing.Topics.TryGetValue(topic.Name, out var desk) && desk == correction.Desk.Name;
        if ((!correction.IsTopicSaid && !fits) || message.Channel == Channel.Notice || message.Text is null)
            return null;
        return new CorrectionLine(
            correction.Case.ToString(), correction.Topic?.Name, message.Id.Sender.Value, KindOf(message.Channel), message.Subject,
            WriterText.Head(WriterText.Of(message.Text), MaxBodyLength), "desk", correction.Language);
    }

    private static string KindOf(Channel channel) => channel switch
    {
        Channel.Mail => "mail",
        Channel.Chat => "chat",
        _ => "form",
    };

    private static QueryString QueryOf(string? from, string? to, string? top, ListPlace next)
    {
        var query = QueryString.Empty;
        foreach (var (name, value) in new[] { ("from", from), ("to", to), ("top", top) }.Where(pair => !string.IsNullOrEmpty(pair.Item2)))
            query = query.Add(name, value!);
        return query.Add("next", next.ToString());
    }

    private static DateTimeOffset? TimeOf(string name, string? text, List<Fault> faults)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        if (DateTimeOffset.TryParseExact(text, TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            return time;
        faults.Add(new Fault(name, "This is a day or a time, like 2026-11-23 or 2026-11-23T10:00:00Z."));
        return null;
    }

    private static int TopOf(string? top, List<Fault> faults)
    {
        if (string.IsNullOrEmpty(top))
            return CorrectionList.PageSize;
        if (!int.TryParse(top, NumberStyles.None, CultureInfo.InvariantCulture, out var most) || most is < 1 or > CorrectionList.MostPerPage)
            faults.Add(new Fault("top", $"This is a number from 1 to {CorrectionList.MostPerPage}."));
        return most;
    }
}
