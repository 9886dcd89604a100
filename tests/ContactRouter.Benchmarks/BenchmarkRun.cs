using System.Globalization;
using ContactRouter.Benchmarks.Budget;
using ContactRouter.Benchmarks.Chats;
using ContactRouter.Benchmarks.Intake;
using ContactRouter.Benchmarks.Measuring;
using ContactRouter.Benchmarks.Reporting;
using ContactRouter.Benchmarks.Scoring;
using ContactRouter.Benchmarks.Way;

namespace ContactRouter.Benchmarks;

/// <summary>Measures what was asked for and reports it.</summary>
internal static class BenchmarkRun
{
    public const string All = "all";

    private static readonly string ReportFile = Path.Combine(Repository.Root, "docs", "benchmarks.md");

    private static readonly (string Name, Func<int, Task<Section>> RunAsync)[] Sections =
    [
        ("budget", BudgetSection.RunAsync),
        ("way", WaySection.RunAsync),
        ("puts", PutsSection.RunAsync),
        ("intake", IntakeSection.RunAsync),
        ("scoring", ScoringSection.RunAsync),
    ];

    /// <summary>What is only measured when it is asked for by its name: minutes of waiting.</summary>
    private static readonly (string Name, Func<int, Task<Section>> RunAsync)[] Apart = [("chats", ChatsSection.RunAsync)];

    public static IEnumerable<string> Names => Sections.Concat(Apart).Select(section => section.Name);

    /// <returns>The exit code: 0 even where a goal is missed, for the report says so.</returns>
    public static async Task<int> RunAsync(string what, int rounds, bool write)
    {
        CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        var loadBefore = Machine.Load();
        var start = TimeProvider.System.GetTimestamp();
        var sections = new List<Section>();
        foreach (var (name, run) in what is All ? Sections : Sections.Concat(Apart).Where(section => section.Name == what))
        {
            Console.Error.WriteLine($"{name} ...");
            sections.Add(await run(rounds));
        }

        var took = TimeProvider.System.GetElapsedTime(start);
        var report = Report.Write(
            Machine.Describe(await EmulatorNameAsync()),
            $"Medians of {rounds} rounds in which the designs took turns, with the least and the most in brackets; one round before them warmed up. "
                + $"The run took {took.TotalMinutes:F0} minutes on a machine that others use too: its load (processes that run or wait to) was {loadBefore} before the run "
                + $"and {Machine.Load()} at its end, the benchmarks' own included.",
            sections);
        Console.WriteLine(report);
        if (write)
            Report.Replace(ReportFile, report);
        return 0;
    }

    private static async Task<string> EmulatorNameAsync()
    {
        await using var emulator = await Emulator.StartAsync();
        return await emulator.ServerNameAsync();
    }
}
