namespace ContactRouter.Functions.Ops;

/// <summary>What was put back on its queue, or would be.</summary>
/// <param name="DryRun">Nothing was done.</param>
/// <param name="Items">The quarantine's ids.</param>
/// <param name="Next">To be given as <c>next</c> for those behind these; null where these were all.</param>
internal sealed record Redriven(string Queue, bool DryRun, IReadOnlyList<string> Items, string? Next);
