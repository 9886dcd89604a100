using ContactRouter.Benchmarks.Measuring;
using ContactRouter.Benchmarks.Product;
using ContactRouter.Benchmarks.Reporting;

namespace ContactRouter.Benchmarks.Budget;

/// <summary>40 messages of one sender shortly before the full hour, 40 shortly after it, one after the other.</summary>
internal static class AcrossTheHour
{
    private static readonly TimeSpan Beside = TimeSpan.FromSeconds(20);

    public static async Task<string> RunAsync(Emulator emulator)
    {
        var table = new MarkdownTable("design", "admitted within a minute");
        table.Row("read and conditional update", await AdmittedAsync(emulator, (account, clock) => Naive(new ReadUpdateBudget(account, clock))));
        table.Row("count rows, then insert", await AdmittedAsync(emulator, (account, clock) => Naive(new CountRowsBudget(account, clock))));
        table.Row("fixed window, conditional update", await AdmittedAsync(emulator, (account, clock) => Naive(new FixedWindowBudget(account, clock))));
        table.Row("Contact Router", await AdmittedAsync(emulator, async (account, clock) => await OurBudget.StartAsync(account, instances: 1, clock)));
        return $"### {BudgetRule.Most} messages before the full hour, {BudgetRule.Most} after it\n\n{table}";
    }

    private static Task<IBudget> Naive(IBudget budget) => Task.FromResult(budget);

    private static async Task<string> AdmittedAsync(Emulator emulator, Func<Account, MovedClock, Task<IBudget>> start)
    {
        var account = await emulator.NewAccountAsync();
        var clock = new MovedClock();
        var hour = new DateTimeOffset(TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddDays(1).AddHours(10), TimeSpan.Zero);
        clock.Set(hour - Beside);
        await using var budget = await start(account, clock);
        var before = await Load.ClosedLoopAsync(workers: 1, BudgetRule.Most, _ => budget.AdmitAsync(0));
        clock.Set(hour + Beside);
        var after = await Load.ClosedLoopAsync(workers: 1, BudgetRule.Most, _ => budget.AdmitAsync(0));
        await budget.QuietAsync();
        return $"{before.Concat(after).Count(admitted => admitted)}";
    }
}
