using System.Diagnostics;
using ContactRouter.Topics;
using ContactRouter.Training.Corpus;

namespace ContactRouter.Benchmarks.Topics;

/// <summary>fastText as its tutorial has it for short texts: words, pairs and pieces of words, then quantised. Runs the program of the package <c>fasttext</c>.</summary>
internal sealed class FastTextContender : IContender
{
    private const string Label = "__label__";
    private const string None = "none";
    private const int Classes = 13;

    private static readonly string? s_program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, "fasttext")).FirstOrDefault(File.Exists);

    public string Name => "fastText, quantised";

    public string? MissingBecause => s_program is null ? "there is no fasttext on the path" : null;

    public Outcome Run(IReadOnlyList<CorpusMessage> learned, IReadOnlyList<CorpusMessage> judged, IReadOnlyList<CorpusMessage> timed)
    {
        var folder = Directory.CreateTempSubdirectory("topics-");
        try
        {
            string At(string name) => Path.Combine(folder.FullName, name);
            File.WriteAllLines(At("learn.txt"), learned.Select(message => $"{Label}{message.Topic?.Name ?? None} {TextOf(message)}"));
            File.WriteAllLines(At("judge.txt"), judged.Select(TextOf));
            File.WriteAllText(At("one.txt"), TextOf(timed[0]) + "\n");
            File.WriteAllLines(At("timed.txt"), timed.Select(TextOf));
            Call("supervised", "-input", At("learn.txt"), "-output", At("model"), "-wordNgrams", "2", "-minn", "3", "-maxn", "5", "-epoch", "30", "-lr", "0.5",
                "-dim", "64", "-bucket", "200000", "-thread", "1", "-verbose", "0");
            Call("quantize", "-input", At("learn.txt"), "-output", At("model"), "-qnorm", "-cutoff", "50000", "-retrain", "-thread", "1", "-verbose", "0");
            var begun = TimeProvider.System.GetTimestamp();
            Call("predict", At("model.ftz"), At("one.txt"));
            var toStart = TimeProvider.System.GetElapsedTime(begun);
            begun = TimeProvider.System.GetTimestamp();
            Call("predict", At("model.ftz"), At("timed.txt"));
            var took = TimeProvider.System.GetElapsedTime(begun) - toStart;
            var lines = Call("predict", At("model.ftz"), At("judge.txt"), $"{Classes}");
            return new Outcome([.. lines.Select(Best)], new FileInfo(At("model.ftz")).Length, took.TotalMicroseconds / timed.Count);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static int Best(string line) =>
        line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(label => TopicPlace.Of(new Topic(label[Label.Length..]))).OfType<int>().FirstOrDefault();

    private static string TextOf(CorpusMessage message) =>
        string.Concat($"{message.Subject} {message.Body}".ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) ? c : ' '));

    private static List<string> Call(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(s_program!, arguments) { RedirectStandardOutput = true })!;
        var lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        return process.ExitCode == 0 ? [.. lines] : throw new InvalidOperationException($"fasttext {arguments[0]} ended with {process.ExitCode}.");
    }
}
