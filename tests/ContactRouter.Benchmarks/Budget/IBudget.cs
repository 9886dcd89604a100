namespace ContactRouter.Benchmarks.Budget;

/// <summary>A way to hold a sender to 40 messages an hour.</summary>
internal interface IBudget : IAsyncDisposable
{
    /// <summary>True where the message is let in.</summary>
    Task<bool> AdmitAsync(int sender);

    /// <summary>Returns once nothing is going on any more.</summary>
    Task QuietAsync();
}

internal static class BudgetRule
{
    public const int Most = 40;

    public static readonly TimeSpan Window = TimeSpan.FromHours(1);
}
