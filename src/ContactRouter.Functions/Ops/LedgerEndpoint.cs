using System.Globalization;
using ContactRouter.Functions.Hosting;
using ContactRouter.Functions.Problems;
using ContactRouter.Intake;
using ContactRouter.Storage.Ledger;

namespace ContactRouter.Functions.Ops;

/// <summary>The ledger over HTTP, a week a page.</summary>
internal sealed class LedgerEndpoint(LedgerBook book, TimeProvider time)
{
    private static readonly TimeSpan Page = TimeSpan.FromDays(7);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    private static readonly string[] Header =
        ["hour", "instances", "accepted", "inCases", "setAside", "discarded", "missing", "repeats", "released", "refused", "mailsSent", "mailsFailed", "mailsUncertain"];

    public async Task<IResult> GetAsync(HttpContext http, string? from, string? to, string? next)
    {
        var faults = new List<Fault>();
        var end = TimeOf("to", to, faults) ?? LedgerCounts.HourOf(time.GetUtcNow()).AddHours(1);
        var start = TimeOf("from", from, faults) ?? end.AddDays(-1);
        var at = TimeOf("next", next, faults) ?? start;
        if (faults.Count == 0 && (end <= start || end - start > Longest))
            faults.Add(new Fault("from", $"This is before to, by {Longest.TotalDays:N0} days at most."));
        if (faults.Count > 0)
            return new ProblemResult(KnownProblems.InvalidRequest(faults));

        await book.WriteAsync(http.RequestAborted);
        var stop = end - at > Page ? LedgerCounts.HourOf(at + Page) : end;
        var hours = await book.ReadAsync(at, stop, http.RequestAborted);
        var follows = stop < end ? Timestamp.Format(stop) : null;
        var page = new LedgerPage(
            LedgerCounts.HourOf(start), end, [.. hours.Select(LedgerViews.EntryOf)], LedgerViews.TotalsOf(LedgerViews.SumOf(hours)), follows);
        return ListAnswers.Of(http, page, ApiJson.Default.LedgerPage, follows, Header, _ => hours.Select(RowOf));
    }

    private static IEnumerable<object?> RowOf(HourOfLedger hour)
    {
        var totals = LedgerViews.TotalsOf(hour.Sums);
        return
        [
            hour.Hour, hour.Instances, totals.Accepted, totals.InCases, totals.SetAside, totals.Discarded, totals.Missing, totals.Repeats, totals.Released,
            totals.Refused, hour.Sums.Of(LedgerKind.Mail, "sent"), hour.Sums.Of(LedgerKind.Mail, "failed"), hour.Sums.Of(LedgerKind.Mail, "uncertain"),
        ];
    }

    private static DateTimeOffset? TimeOf(string name, string? text, List<Fault> faults)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time))
            return time;
        faults.Add(new Fault(name, "This is a time, like 2026-11-23T10:00:00Z, or a day."));
        return null;
    }
}
