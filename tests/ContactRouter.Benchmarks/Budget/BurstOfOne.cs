using ContactRouter.Benchmarks.Measuring;
using ContactRouter.Benchmarks.Reporting;

namespace ContactRouter.Benchmarks.Budget;

/// <summary>200 requests at once for one sender nobody knows yet, and 200 more once his budget is used up.</summary>
internal static class BurstOfOne
{
    private const int Requests = 200;

    /// <summary>Message, key, case, case number, the desk's entry, the order's entry, outbox: what a message writes beside its sender's row.</summary>
    private const int RowsOfMessage = 7;

    /// <summary>One of the 100 rows of a transaction is the sender's.</summary>
    private const int MessageRowsOfCommit = 99;

    private const int MostCommits = ((BudgetRule.Most * RowsOfMessage) + MessageRowsOfCommit - 1) / MessageRowsOfCommit + 1;
    private const int MostCommitsOfTwo = 3 * MostCommits;

    private sealed record Result(BudgetResult First, BudgetResult Refused);

    public static async Task<(string Text, IReadOnlyList<Goal> Goals)> RunAsync(Emulator emulator, int rounds)
    {
        var measured = await Rounds.AlternateAsync(rounds,
        [
            new("read and conditional update", () => MeasureAsync(emulator, account => Naive(new ReadUpdateBudget(account, TimeProvider.System)))),
            new("count rows, then insert", () => MeasureAsync(emulator, account => Naive(new CountRowsBudget(account, TimeProvider.System)))),
            new("fixed window, conditional update", () => MeasureAsync(emulator, account => Naive(new FixedWindowBudget(account, TimeProvider.System)))),
            new("Contact Router, one instance", () => MeasureAsync(emulator, async account => await OurBudget.StartAsync(account, instances: 1))),
            new Candidate<Result>("Contact Router, two instances", () => MeasureAsync(emulator, async account => await OurBudget.StartAsync(account, instances: 2))),
        ]);

        var table = new MarkdownTable("design", "admitted", "reads", "commits", "ms until all are answered", "reads and commits for 200 more");
        foreach (var design in measured)
        {
            table.Row(
                design.Name,
                design.Spread(result => result.First.Admitted),
                design.Spread(result => result.First.Whole[CallKind.Read]),
                design.Spread(result => result.First.Whole[CallKind.Commit]),
                design.Spread(result => result.First.Milliseconds),
                design.Spread(result => result.Refused.Whole.CommitSide));
        }

        return ($"### {Requests} requests at once for one sender\n\n{table}", [.. GoalsOf(measured[3], "one instance", MostCommits), .. GoalsOf(measured[4], "two instances", MostCommitsOfTwo)]);
    }

    private static IEnumerable<Goal> GoalsOf(Measured<Result> ours, string instances, int mostCommits)
    {
        yield return new Goal(
            $"{Requests} at once for one sender, {instances}: admitted", $"exactly {BudgetRule.Most}", ours.Spread(result => result.First.Admitted),
            ours.Results.TrueForAll(result => result.First.Admitted == BudgetRule.Most));
        yield return new Goal(
            $"{Requests} at once for one sender, {instances}: commits", $"at most {mostCommits}", ours.Spread(result => result.First.Whole[CallKind.Commit]),
            ours.Results.TrueForAll(result => result.First.Whole[CallKind.Commit] <= mostCommits));
        if (instances == "one instance")
        {
            yield return new Goal(
                "refusing a blocked sender's forms: storage calls", "0", ours.Spread(result => result.Refused.Whole.Total),
                ours.Results.TrueForAll(result => result.Refused.Whole.Total == 0));
        }
    }

    private static Task<IBudget> Naive(IBudget budget) => Task.FromResult(budget);

    private static async Task<Result> MeasureAsync(Emulator emulator, Func<Account, Task<IBudget>> start)
    {
        var account = await emulator.NewAccountAsync();
        await using var budget = await start(account);
        // By others: connections are open, as in an app that runs; the sender himself is new.
        await Load.BurstAsync(Requests, n => budget.AdmitAsync(n + 1));
        await budget.QuietAsync();

        var first = await BudgetRun.MeasureAsync(account, budget, admit => Load.BurstAsync(Requests, _ => admit(0)));
        var refused = await BudgetRun.MeasureAsync(account, budget, admit => Load.BurstAsync(Requests, _ => admit(0)));
        return new Result(first, refused);
    }
}
