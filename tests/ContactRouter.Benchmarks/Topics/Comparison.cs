using System.CommandLine;
using System.Text.Json;
using ContactRouter.Benchmarks.Product;
using ContactRouter.Benchmarks.Reporting;
using ContactRouter.Topics;
using ContactRouter.Training.Corpus;
using ContactRouter.Training.Learning;
using ContactRouter.Training.Reporting;

namespace ContactRouter.Benchmarks.Topics;

/// <summary>Holds ways of telling topics side by side: the same messages to learn from, the same to judge.</summary>
internal static class Comparison
{
    private const int Timed = 10_000;

    public static Command Command()
    {
        var truth = new Option<string?>("--truth") { Description = "More messages to judge after learning from the whole corpus: a JSON object a line with subject, body, topic and alt" };
        var command = new Command("topics", "Compares ways of telling topics, learned from the same corpus; takes some minutes") { truth };
        command.SetAction(parsed => Run(parsed.GetValue(truth)));
        return command;
    }

    private static int Run(string? truthFile)
    {
        var place = WholeCorpus.Find();
        var corpus = place.Read();
        var folds = Folds.Of(corpus);
        var unseen = Directory.EnumerateFiles(place.Unseen, "*.jsonl").SelectMany(ReadFile).ToList();
        var given = truthFile is null ? [] : ReadFile(truthFile);
        var timed = Enumerable.Range(0, Timed)
            .Select(n => new CorpusMessage("", "en", null, "", "", "", SampleMessages.SubjectOf(n), SampleMessages.TextOf(n))).ToList();
        var table = new MarkdownTable("way", "topic, writers held back", "desk", "topic, written apart", "desk", "topic, given file", "desk", "model, KB", "microseconds a message");
        foreach (var contender in new IContender[] { new KeywordContender(), new MlNetContender(), new FastTextContender(), new OurContender(place) })
        {
            if (contender.MissingBecause is { } why)
            {
                table.Row(contender.Name, $"left out: {why}", "", "", "", "", "", "", "");
                continue;
            }

            var held = new List<(Truth Truth, int Best)>();
            for (var fold = 0; fold < Folds.Count; fold++)
            {
                Console.Error.WriteLine($"{contender.Name}, fold {fold + 1}");
                var judged = corpus.Where((message, n) => folds[n] == fold && message.Topic is not null && message.Made != CorpusMessage.FromTemplate).ToList();
                var best = contender.Run([.. corpus.Where((_, n) => folds[n] != fold)], judged, timed.GetRange(0, 1)).Best;
                held.AddRange(judged.Select((message, n) => (Truth.Of(message), best[n])));
            }

            var all = contender.Run(corpus, [.. unseen.Concat(given).Select(one => one.Message)], timed);
            var judgedUnseen = unseen.Zip(all.Best).ToList();
            var judgedGiven = given.Zip(all.Best.Skip(unseen.Count)).ToList();
            table.Row(
                contender.Name, $"{held.Average(Right):F3}", $"{held.Average(RightDesk):F3}", $"{judgedUnseen.Average(Right):F3}", $"{judgedUnseen.Average(RightDesk):F3}",
                given.Count == 0 ? "" : $"{judgedGiven.Average(Right):F3}", given.Count == 0 ? "" : $"{judgedGiven.Average(RightDesk):F3}",
                $"{all.ModelBytes / 1024:N0}", $"{all.Microseconds:N0}");
        }

        Console.WriteLine(table);
        return 0;
    }

    private static List<Truth> ReadFile(string file) => [.. File.ReadLines(file).Select(Truth.Read).OfType<Truth>()];

    private static double Right((Truth Truth, int Best) one) => one.Truth.Accepted.Contains(one.Best) ? 1 : 0;

    private static double RightDesk((Truth Truth, int Best) one) => one.Truth.Accepted.Any(topic => topic >= Judged.FirstOfCs == one.Best >= Judged.FirstOfCs) ? 1 : 0;

    /// <param name="Accepted">The places of the topics that a careful person would accept.</param>
    private sealed record Truth(CorpusMessage Message, int[] Accepted)
    {
        public static Truth Of(CorpusMessage message) => new(message, [TopicPlace.Of(message.Topic!.Value)!.Value]);

        /// <summary>A line of the given file, or null where its message is about none of the topics.</summary>
        public static Truth? Read(string line)
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            string Text(string name) => root.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
            if (TopicPlace.Of(new Topic(Text("topic"))) is not { } topic)
                return null;
            var others = root.TryGetProperty("alt", out var alt) ? alt.EnumerateArray().Select(one => TopicPlace.Of(new Topic(one.GetString()!))).OfType<int>() : [];
            return new Truth(new CorpusMessage("", "en", null, "", "", "", Text("subject"), Text("body")), [topic, .. others]);
        }
    }
}
