using System.CommandLine;

namespace ContactRouter.Benchmarks;

/// <summary>The program's arguments.</summary>
internal static class CommandLine
{
    private const int StandardRounds = 5;

    public static RootCommand Create()
    {
        var what = new Argument<string>("what") { Description = "What to measure", DefaultValueFactory = _ => BenchmarkRun.All };
        what.AcceptOnlyFromAmong([BenchmarkRun.All, .. BenchmarkRun.Names]);
        var rounds = new Option<int>("--rounds") { Description = "Rounds that count; one more warms up", DefaultValueFactory = _ => StandardRounds };
        rounds.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
                result.AddError("--rounds must be 1 at least");
        });
        var write = new Option<bool>("--write") { Description = "Put the report into docs/benchmarks.md; only with all" };
        var command = new RootCommand("Measures Contact Router against plain designs and its goals, on a storage emulator of its own.") { what, rounds, write };
        command.Validators.Add(result =>
        {
            if (result.GetValue(write) && result.GetValue(what) != BenchmarkRun.All)
                result.AddError("--write needs all: the figures of a report are those of one run");
        });
        command.SetAction(parsed => BenchmarkRun.RunAsync(parsed.GetValue(what)!, parsed.GetValue(rounds), parsed.GetValue(write)));
        command.Add(Intake.Generator.Command());
        command.Add(Topics.Comparison.Command());
        return command;
    }
}
