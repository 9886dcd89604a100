using ContactRouter.Functions.Hosting;
using ContactRouter.Functions.Problems;
using ContactRouter.Storage;
using ContactRouter.Storage.Quarantine;

namespace ContactRouter.Functions.Ops;

/// <summary>What failed too often, by its queue, and the way back onto it.</summary>
internal sealed class PoisonEndpoints(QuarantineList list, PoisonRedrive redrive, OperatorCalls calls)
{
    public async Task<IResult> ListAsync(HttpContext http, string queue, string? next)
    {
        if (ProblemOf(queue, next, out var from) is { } problem)
            return new ProblemResult(problem);
        return QuarantineEndpoints.Answer(http, await ReadAsync(queue, from, http.RequestAborted));
    }

    public Task<IResult> RedriveAsync(HttpContext http, string queue, string? dryRun, string? next) => calls.RunAsync<Redriven>(
        http, $"redrive {queue} {dryRun} {next}", ApiJson.Default.Redriven,
        async cancellation =>
        {
            if (ProblemOf(queue, next, out var from) is { } problem)
                return (null, problem);
            var isDry = false;
            if (!string.IsNullOrEmpty(dryRun) && !bool.TryParse(dryRun, out isDry))
                return (null, KnownProblems.BadRequest(StatusCodes.Status400BadRequest, "dryRun is true or false."));
            var page = await ReadAsync(queue, from, cancellation);
            var waiting = page.Items.Where(item => item.Release is null).ToList();
            var done = isDry ? waiting : await redrive.RunAsync(queue, waiting, cancellation);
            return (new Redriven(queue, isDry, [.. done.Select(item => item.Id.Value)], page.Next?.Value), null);
        });

    private Task<QuarantinePage> ReadAsync(string queue, QuarantineId? from, CancellationToken cancellation) =>
        list.ReadAsync(day: null, PoisonDrain.PoisonReason, StorageNames.PoisonSourceOf(queue), from, cancellation);

    private static Problem? ProblemOf(string queue, string? next, out QuarantineId? from)
    {
        from = null;
        if (!StorageNames.TriggerQueues.Contains(queue))
            return KnownProblems.UnknownQueue(StorageNames.TriggerQueues);
        if (string.IsNullOrEmpty(next))
            return null;
        if (!QuarantineId.TryParse(next, out var place))
            return KnownProblems.BadRequest(StatusCodes.Status400BadRequest, "next must be that of the page before, asked for the same way.");
        from = place;
        return null;
    }
}
