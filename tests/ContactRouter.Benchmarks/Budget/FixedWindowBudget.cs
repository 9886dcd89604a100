using Azure.Data.Tables;
using ContactRouter.Benchmarks.Measuring;

namespace ContactRouter.Benchmarks.Budget;

/// <summary>A counter for each full hour, read and written back under its ETag. Wrong across the edge: 40 before the hour and 40 after it pass.</summary>
internal sealed class FixedWindowBudget(Account account, TimeProvider time) : ReadUpdateBudget(account, time)
{
    protected override TableEntity? Admit(TableEntity row, DateTimeOffset now)
    {
        var window = now.Ticks / BudgetRule.Window.Ticks;
        var count = row.GetInt64("Window") == window ? row.GetInt32("Count") ?? 0 : 0;
        if (count >= BudgetRule.Most)
            return null;
        row["Window"] = window;
        row["Count"] = count + 1;
        return row;
    }
}
