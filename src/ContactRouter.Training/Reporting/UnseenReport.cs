using System.Globalization;
using System.Text;
using ContactRouter.Topics;
using ContactRouter.Training.Commands;
using ContactRouter.Training.Corpus;

namespace ContactRouter.Training.Reporting;

/// <summary>Judges messages that were written apart from all that is learned from, by the model that the product ships.</summary>
internal static class UnseenReport
{
    /// <exception cref="InputException">A file, or the model, cannot be read.</exception>
    public static string Write(WholeCorpus place)
    {
        var classify = new ClassifyCommand(place.Model);
        var seen = Directory.EnumerateFiles(place.Unseen, "*.jsonl").Order(StringComparer.Ordinal)
            .SelectMany(file => CorpusReader.ReadLines(file, line => UnseenMessage.Of(line, Path.GetFileNameWithoutExtension(file), classify)))
            .ToList();
        var text = new StringBuilder("| language | messages with a topic | topic right | desk right | without a topic | left to people |\n| --- | --- | --- | --- | --- | --- |\n");
        foreach (var language in seen.GroupBy(one => one.Language))
            text.AppendLine(Row(language.Key, [.. language]));
        return text.AppendLine(Row("all", seen)).ToString();
    }

    private static string Row(string name, IReadOnlyList<UnseenMessage> judged)
    {
        var topics = judged.Where(one => one.Accepted.Count > 0).ToList();
        var none = judged.Where(one => one.Accepted.Count == 0).ToList();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {topics.Count} | {Figures.Mean(topics, one => one.Accepted.Contains(one.Best)):F3} | {Figures.Mean(topics, one => one.Accepted.Any(topic => IsOfCs(topic) == IsOfCs(one.Best))):F3} | {none.Count} | {none.Count(one => one.IsLeft)} |");
    }

    private static bool IsOfCs(int topic) => topic >= Judged.FirstOfCs;

    /// <param name="Accepted">Places of the topics that a careful person would accept; none where the message is about none of them.</param>
    /// <param name="Best">The place of the likeliest topic.</param>
    /// <param name="IsLeft">Whether neither topic nor desk was told.</param>
    private sealed record UnseenMessage(string Language, IReadOnlyList<int> Accepted, int Best, bool IsLeft)
    {
        public static UnseenMessage Of(CorpusLine line, string language, ClassifyCommand classify)
        {
            var (judgement, route) = classify.Judge(line.Subject ?? "", line.Body ?? "");
            IEnumerable<string> topics = line.Topic is { } topic ? [topic, .. line.Alt ?? []] : [];
            return new UnseenMessage(
                language, [.. topics.Select(Topic.Find).OfType<Topic>().Select(one => TopicPlace.Of(one)!.Value)],
                judgement.Scores.Count > 0 ? TopicPlace.Of(judgement.Scores[0].Topic)!.Value : 0,
                route.Desk.Name == new Routing.RoutingOptions().Default);
        }
    }
}
