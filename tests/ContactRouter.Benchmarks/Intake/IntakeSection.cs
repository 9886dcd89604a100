using ContactRouter.Benchmarks.Measuring;
using ContactRouter.Benchmarks.Reporting;

namespace ContactRouter.Benchmarks.Intake;

/// <summary>What taking in a JSON message costs the web server without storage, against an endpoint that says hello.</summary>
internal static class IntakeSection
{
    private const int Connections = 64;
    private const double LeastShare = 0.8;

    private static readonly TimeSpan Time = TimeSpan.FromSeconds(3);

    private sealed record Result(double PerSecond, double ServerMicroseconds);

    public static async Task<Section> RunAsync(int rounds)
    {
        await using var hello = await IntakeServer.StartHelloAsync();
        await using var app = await IntakeServer.StartAsync();
        var measured = await Rounds.AlternateAsync(rounds,
        [
            new("hello", () => MeasureAsync(hello, IntakeKind.Hello)),
            new("a message's bytes read", () => MeasureAsync(hello, IntakeKind.Read)),
            new("read and checked", () => MeasureAsync(app, IntakeKind.Checked)),
            new("read, checked and decided", () => MeasureAsync(app, IntakeKind.Decided)),
            new Candidate<Result>("the whole endpoint, stores that keep nothing", () => MeasureAsync(app, IntakeKind.Whole)),
        ]);
        var table = new MarkdownTable("request", "a second", "of hello", "processor time of the server, microseconds", "hello's share of it");
        foreach (var kind in measured)
        {
            table.Row(
                kind.Name,
                kind.Spread(result => result.PerSecond),
                $"{ShareOf(kind, measured[0]):N2}",
                kind.Spread(result => result.ServerMicroseconds, "N1"),
                $"{measured[0].Median(result => result.ServerMicroseconds) / kind.Median(result => result.ServerMicroseconds):N2}");
        }

        var parts = await IntakeParts.RunAsync(app.Services, rounds);
        return new Section(
            "JSON intake without storage",
            $"{Connections} connections for {Time.TotalSeconds:F0} seconds from another process on the same cores, JSON of some 700 bytes, each from another sender; "
                + $"no log.\n\n{table}\n{parts}",
            [GoalOf(measured[2], measured[0]), GoalOf(measured[3], measured[0])]);
    }

    private static Goal GoalOf(Measured<Result> kind, Measured<Result> hello)
    {
        var share = ShareOf(kind, hello);
        return new Goal($"JSON intake without storage against hello: {kind.Name}", $"at least {LeastShare}", $"{share:N2}", share >= LeastShare);
    }

    private static double ShareOf(Measured<Result> kind, Measured<Result> hello) =>
        new Measured<double>("", [.. kind.Results.Zip(hello.Results, (one, other) => one.PerSecond / other.PerSecond)]).Median(share => share);

    private static async Task<Result> MeasureAsync(WebApplication server, IntakeKind kind)
    {
        var before = Environment.CpuUsage.TotalTime;
        var answered = await Generator.RunAsync(IntakeServer.PortOf(server), kind, Connections, Time);
        var used = Environment.CpuUsage.TotalTime - before;
        return new Result(answered / Time.TotalSeconds, used.TotalMicroseconds / answered);
    }
}
