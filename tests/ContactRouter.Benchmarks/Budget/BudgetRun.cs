using ContactRouter.Benchmarks.Measuring;

namespace ContactRouter.Benchmarks.Budget;

/// <summary>What one design did with one load.</summary>
/// <param name="Answered">Calls until all requests were answered.</param>
/// <param name="Whole">Calls until nothing was going on any more.</param>
/// <param name="Milliseconds">Until all requests were answered.</param>
internal sealed record BudgetResult(int Admitted, Calls Answered, Calls Whole, double Milliseconds);

internal static class BudgetRun
{
    /// <summary>Lets a load loose on a budget and counts what it costs.</summary>
    public static async Task<BudgetResult> MeasureAsync(Account account, IBudget budget, Func<Func<int, Task<bool>>, Task<bool[]>> load)
    {
        var before = account.Counter.Read();
        var start = TimeProvider.System.GetTimestamp();
        var admitted = await load(budget.AdmitAsync);
        var elapsed = TimeProvider.System.GetElapsedTime(start);
        var answered = account.Counter.Read();
        await budget.QuietAsync();
        return new BudgetResult(admitted.Count(yes => yes), answered - before, account.Counter.Read() - before, elapsed.TotalMilliseconds);
    }
}
