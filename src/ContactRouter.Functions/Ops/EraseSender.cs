using ContactRouter.Functions.Desks;
using ContactRouter.Functions.Hosting;
using ContactRouter.Functions.Problems;
using ContactRouter.Senders;
using ContactRouter.Storage.Erasure;

namespace ContactRouter.Functions.Ops;

/// <summary><c>POST /api/ops/senders/erase</c>: removes all that is kept of an address. Done again, it removes what came since, mostly nothing.</summary>
internal sealed class EraseSender(SenderErasure erasure)
{
    public async Task<IResult> HandleAsync(HttpContext http, bool? dryRun)
    {
        var (body, problem) = await CommandBody.ReadAsync(http);
        if (body is null)
            return new ProblemResult(problem!);
        var text = body.Line("address", SenderAddress.MaxLength);
        string? fault = "Give the address of which nothing is to be kept.";
        var address = text.Length == 0 ? null : SenderAddress.Parse(text, out fault);
        if (address is null && !body.IsRejected("address"))
            body.Reject("address", fault ?? "This is no address.");
        if (body.Faults.Count > 0)
            return new ProblemResult(KnownProblems.InvalidRequest(body.Faults));
        var erased = await erasure.RunAsync(address!, dryRun ?? false, http.RequestAborted);
        return Results.Json(
            new ErasedSender(erased.Sender.Value, erased.Cases, erased.Rows, erased.Files, erased.SetAside, erased.DryRun), ApiJson.Default.ErasedSender);
    }
}

/// <param name="SenderId">Under which the sender was kept.</param>
/// <param name="Rows">Of the table; the cases' own and their entries in lists among them.</param>
/// <param name="SetAside">Items of the quarantine.</param>
/// <param name="DryRun">Nothing was removed: these are the counts of what would be.</param>
internal sealed record ErasedSender(string SenderId, int Cases, int Rows, int Files, int SetAside, bool DryRun);
