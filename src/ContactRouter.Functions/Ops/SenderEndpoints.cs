using ContactRouter.Functions.Desks;
using ContactRouter.Functions.Hosting;
using ContactRouter.Functions.Problems;
using ContactRouter.Intake;
using ContactRouter.Senders;
using ContactRouter.Storage.Engine;
using ContactRouter.Storage.Ledger;
using ContactRouter.Storage.Writers;

namespace ContactRouter.Functions.Ops;

/// <summary>Senders over HTTP: who is blocked, where somebody stands, and the lifting of a block.</summary>
internal sealed class SenderEndpoints(
    SenderReader senders, BlockedList blocked, SenderIdentity identity, SenderBudget budget, ContactEngine engine, OperatorCalls calls, TimeProvider time)
{
    private const string BlockedState = "blocked";

    private static readonly string[] Header = ["id", "address", "network", "channel", "blockedAt", "blockedUntil"];

    public async Task<IResult> ListAsync(HttpContext http, string? state, string? next)
    {
        var faults = new List<Fault>();
        if (state != BlockedState)
            faults.Add(new Fault("state", $"This is {BlockedState}: other senders are found by their address."));
        BlockPlace? after = null;
        if (!string.IsNullOrEmpty(next))
        {
            if (BlockPlace.TryParse(next, out var place))
                after = place;
            else
                faults.Add(new Fault("next", "Give the next of the page before as it is, or leave it out."));
        }

        if (faults.Count > 0)
            return new ProblemResult(KnownProblems.InvalidRequest(faults));
        var page = await blocked.ReadAsync(after, http.RequestAborted);
        var items = page.Items.Select(block => new BlockedSender(
            block.Writer.Sender.Value, block.Address, block.Writer.Network, LedgerNames.Of(block.Channel), block.At, block.Until));
        var view = new BlockedSenders([.. items], page.Next?.ToString());
        return ListAnswers.Of(
            http, view, ApiJson.Default.BlockedSenders, view.Next, Header,
            shown => shown.Items.Select(item => new object?[] { item.Id, item.Address, item.Network, item.Channel, item.BlockedAt, item.BlockedUntil }));
    }

    public async Task<IResult> GetAsync(HttpContext http, string id) => SenderId.TryParse(id, out var sender)
        ? await DetailsAsync(http, sender, address: null)
        : new ProblemResult(KnownProblems.NotFound());

    public async Task<IResult> FindAsync(HttpContext http)
    {
        var (body, problem) = await CommandBody.ReadAsync(http);
        if (body is null)
            return new ProblemResult(problem!);
        var given = body.Line("address", SenderAddress.MaxLength);
        var address = SenderAddress.Parse(given, out var fault);
        if (address is null && !body.IsRejected("address"))
            body.Reject("address", given.Length == 0 ? "This must be given." : fault!);
        return body.Faults.Count > 0
            ? new ProblemResult(KnownProblems.InvalidRequest(body.Faults))
            : await DetailsAsync(http, identity.IdOf(address!), address!.Value);
    }

    public Task<IResult> UnblockAsync(HttpContext http, string id) => calls.RunAsync<Unblocked>(
        http, $"unblock {id}", ApiJson.Default.Unblocked,
        async cancellation =>
        {
            if (!SenderId.TryParse(id, out var sender) || await senders.WritersAsync(sender, cancellation) is not { Count: > 0 } writers)
                return (null, KnownProblems.NotFound());
            var lifted = 0;
            foreach (var (writer, state) in writers)
            {
                // His own block is looked at once more by the engine; of the others only those that are blocked.
                if (state.IsBlockedAt(time.GetUtcNow()))
                    lifted += await engine.UnblockAsync(writer, cancellation) ? 1 : 0;
            }

            return (new Unblocked(id, Timestamp.Truncate(time.GetUtcNow()), lifted), null);
        });

    private async Task<IResult> DetailsAsync(HttpContext http, SenderId id, string? address)
    {
        if (await senders.FindAsync(id, http.RequestAborted) is not { } found)
            return new ProblemResult(KnownProblems.NotFound());
        http.Response.Headers.CacheControl = "no-store";
        var now = time.GetUtcNow();
        var budgets = found.Writers.Select(entry =>
        {
            var standing = budget.Standing(entry.State, entry.State.TimeOf(now));
            return new SenderBudgetView(
                entry.Writer.Network, standing.Limit, (int)standing.Window.TotalSeconds, standing.Left, standing.ResetSeconds, standing.BlockedUntil);
        });
        var open = found.Cases.Where(listed => listed.State != ContactRouter.Cases.CaseState.Closed).Select(DeskCase.Of);
        return Results.Json(
            new SenderDetails(id.Value, address ?? (found.Cases is [var latest, ..] ? latest.Sender : null), [.. budgets], [.. open]), ApiJson.Default.SenderDetails);
    }
}
