using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using ContactRouter.Benchmarks.Measuring;
using ContactRouter.Benchmarks.Product;
using ContactRouter.Benchmarks.Reporting;
using ContactRouter.Topics;
using ContactRouter.Topics.Scoring;

namespace ContactRouter.Benchmarks.Scoring;

/// <summary>What telling the topic of a message of 600 characters costs, measured by BenchmarkDotNet.</summary>
internal static class ScoringSection
{
    private const double MostShare = 1.0 / 20;
    private const double MostMicroseconds = 25;

    /// <summary>So many iterations a round of the other benchmarks, each of half a second.</summary>
    private const int IterationsARound = 3;

    private const int Calls = 1_000;

    public static Task<Section> RunAsync(int rounds)
    {
        var naive = new NaiveScoring();
        var input = new TopicInput(SampleMessages.SubjectOf(1), SampleMessages.Text);
        naive.Score(input.Subject, input.Text);
        var judged = OurClassifier.Create().Classify(input).Topic?.Name;
        var measured = Measure(rounds * IterationsARound);
        var table = new MarkdownTable("way", "microseconds: median", "least", "most", "bytes");
        foreach (var way in measured.Values)
            table.Row(way.Name, $"{way.Median:N1}", $"{way.Least:N1}", $"{way.Most:N1}", $"{way.Bytes:N0}");
        var ours = measured[nameof(ScoringBenchmarks.Scored)];
        var share = ours.Median / measured[nameof(ScoringBenchmarks.Plain)].Median;
        return Task.FromResult(new Section(
            "Telling the topic",
            $"A message of {SampleMessages.Text.Length} characters, {naive.Features:N0} different features, {TopicModel.Embedded.ConceptCount} concepts; time a "
                + $"message on one thread by BenchmarkDotNet, allocation a message on a thread that is warm. The answer is '{judged}'. The plain way leaves the concepts out, and quotes and signatures in.\n\n{table}",
            [
                new Goal("scoring against plain scoring: time", $"at most {MostShare:N2}", $"{share:N3}", share <= MostShare),
                new Goal("reading and scoring: microseconds a message", $"at most {MostMicroseconds:N0}", $"{ours.Median:N1}", ours.Median <= MostMicroseconds),
                new Goal("reading and scoring: allocation a message", "0 bytes", $"{ours.Bytes:N0} bytes", ours.Bytes == 0),
            ]));
    }

    private static Dictionary<string, Timing> Measure(int iterations)
    {
        var artifacts = Directory.CreateTempSubdirectory("benchmarks-");
        try
        {
            var config = ManualConfig.CreateEmpty()
                .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(3).WithIterationCount(iterations))
                .AddLogger(NullLogger.Instance)
                .WithArtifactsPath(artifacts.FullName);
            var warm = new ScoringBenchmarks();
            var summary = BenchmarkRunner.Run<ScoringBenchmarks>(config);
            return summary.HasCriticalValidationErrors
                ? throw new InvalidOperationException(string.Join('\n', summary.ValidationErrors.Select(error => error.Message)))
                : summary.Reports.ToDictionary(report => report.BenchmarkCase.Descriptor.WorkloadMethod.Name, report => Timing.Of(report, warm));
        }
        finally
        {
            artifacts.Delete(recursive: true);
        }
    }

    /// <summary>Microseconds and bytes of one call.</summary>
    private sealed record Timing(string Name, double Median, double Least, double Most, double Bytes)
    {
        public static Timing Of(BenchmarkReport report, ScoringBenchmarks warm)
        {
            var method = report.BenchmarkCase.Descriptor.WorkloadMethod;
            // Not by BenchmarkDotNet's own count: it calls once on a new thread, which first makes what it then keeps.
            var call = method.CreateDelegate<Func<object>>(warm);
            call();
            var nanoseconds = report.ResultStatistics ?? throw new InvalidOperationException($"{report.BenchmarkCase.DisplayInfo} was not measured.");
            return new Timing(
                report.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo.Trim('\''), nanoseconds.Median / 1000, nanoseconds.Min / 1000, nanoseconds.Max / 1000,
                Repeat.Measure(Calls, call).Bytes);
        }
    }
}
