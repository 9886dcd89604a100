using ContactRouter.Benchmarks.Measuring;
using ContactRouter.Benchmarks.Reporting;

namespace ContactRouter.Benchmarks.Budget;

/// <summary>A message each of 1,000 senders, all at once: first nobody knows them, then the account does and a new instance does not.</summary>
internal static class ManySenders
{
    private const int Senders = 1_000;
    private const double MostColdCalls = 1.5;

    private sealed record Result(BudgetResult New, BudgetResult Known);

    public static async Task<(string Text, IReadOnlyList<Goal> Goals)> RunAsync(Emulator emulator, int rounds)
    {
        var measured = await Rounds.AlternateAsync(rounds,
        [
            new("read and conditional update", () => MeasureAsync(emulator, account => Naive(new ReadUpdateBudget(account, TimeProvider.System)))),
            new("count rows, then insert", () => MeasureAsync(emulator, account => Naive(new CountRowsBudget(account, TimeProvider.System)))),
            new Candidate<Result>("Contact Router", () => MeasureAsync(emulator, async account => await OurBudget.StartAsync(account, instances: 1))),
        ]);

        var table = new MarkdownTable("design", "new: reads and commits an admission", "ms", "known, cold cache: reads and commits an admission", "ms");
        foreach (var design in measured)
        {
            table.Row(
                design.Name,
                design.Spread(result => PerAdmission(result.New), "N2"),
                design.Spread(result => result.New.Milliseconds),
                design.Spread(result => PerAdmission(result.Known), "N2"),
                design.Spread(result => result.Known.Milliseconds));
        }

        var cold = measured[2].Median(result => PerAdmission(result.Known));
        return ($"### A message each of {Senders:N0} senders, all at once\n\n{table}",
            [new Goal($"{Senders:N0} known senders, cold cache: reads and commits a message", $"at most {MostColdCalls}", $"{cold:N2}", cold <= MostColdCalls)]);
    }

    private static Task<IBudget> Naive(IBudget budget) => Task.FromResult(budget);

    private static double PerAdmission(BudgetResult result) => (double)result.Whole.CommitSide / result.Admitted;

    private static async Task<Result> MeasureAsync(Emulator emulator, Func<Account, Task<IBudget>> start)
    {
        var account = await emulator.NewAccountAsync();
        return new Result(await MeasureAsync(account, start), await MeasureAsync(account, start));
    }

    private static async Task<BudgetResult> MeasureAsync(Account account, Func<Account, Task<IBudget>> start)
    {
        await using var budget = await start(account);
        return await BudgetRun.MeasureAsync(account, budget, admit => Load.BurstAsync(Senders, admit));
    }
}
