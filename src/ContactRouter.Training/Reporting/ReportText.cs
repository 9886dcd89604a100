using System.Text;
using ContactRouter.Topics;
using ContactRouter.Topics.Scoring;
using ContactRouter.Training.Corpus;

namespace ContactRouter.Training.Reporting;

/// <summary>Writes the measured part of <c>docs/classification.md</c>.</summary>
internal sealed class ReportText(IReadOnlyList<CorpusMessage> corpus, IReadOnlyList<Judged> judged, double sureFrom, double deskFrom)
{
    private const int ErrorsShown = 12;
    private const int LongestExcerpt = 140;

    private readonly StringBuilder text = new();
    private readonly List<Judged> withTopic = [.. judged.Where(message => message.HasTopic)];
    private readonly List<Judged> without = [.. judged.Where(message => !message.HasTopic)];

    public string Write()
    {
        WriteOverall();
        WriteTopics();
        Line("![Confusion](images/confusion.svg)\n");
        Line("A row for each topic as it is, a column for the one that was judged likeliest, even where the classifier would not have told it.\n");
        WriteLanguages();
        WriteCoverage();
        WriteErrors();
        return text.ToString();
    }

    private void WriteOverall()
    {
        var templates = corpus.Count - judged.Count;
        Line($"{judged.Count:N0} messages that people wrote, {withTopic.Count:N0} of them about a topic; {templates:N0} more, made of templates, are learned from and not judged. Five folds; what one voice or template wrote is always on one side, over all languages.\n");
        Line("| figure | value |");
        Line("| --- | --- |");
        Line($"| topic right, of the messages that have one | {Figures.Accuracy(withTopic):F3} |");
        Line($"| desk right | {Figures.DeskAccuracy(withTopic):F3} |");
        Line($"| macro-F1 over the topics | {Enumerable.Range(0, Outputs.Topics).Average(topic => Figures.Of(topic, withTopic).F1):F3} |");
        Line($"| expected calibration error of the confidence, all messages | {Figures.CalibrationError(judged):F3} |");
        var told = judged.Where(message => message.Confidence >= sureFrom).ToList();
        Line($"| topic told (share from {sureFrom:F2}): of the messages with a topic; right | {Figures.Mean(withTopic, message => message.Confidence >= sureFrom):P0}; {Figures.Accuracy(told):F3} |");
        Line($"| desk told (topic, or share of its topics from {deskFrom:F2}): of the messages with a topic; right | {Figures.Mean(withTopic, IsRouted):P0}; {Figures.DeskAccuracy(withTopic.Where(IsRouted)):F3} |");
        Line($"| of the messages without a topic, left to the default desk | {Figures.Mean(without, message => !IsRouted(message)):P0} |\n");
    }

    private bool IsRouted(Judged message) => message.Confidence >= sureFrom || message.DeskShare >= deskFrom;

    private void WriteTopics()
    {
        Line("### By topic\n");
        Line("| topic | messages | precision | recall | F1 |");
        Line("| --- | --- | --- | --- | --- |");
        for (var topic = 0; topic < Outputs.Topics; topic++)
        {
            var (precision, recall, f1) = Figures.Of(topic, withTopic);
            Line($"| {Topic.All[topic]} | {withTopic.Count(message => message.Label == topic)} | {precision:F2} | {recall:F2} | {f1:F2} |");
        }

        Line("");
    }

    private void WriteLanguages()
    {
        Line("### By language\n");
        Line("| language | messages | topic right | desk right |");
        Line("| --- | --- | --- | --- |");
        foreach (var language in withTopic.GroupBy(message => message.Message.Language).OrderBy(group => group.Key, StringComparer.Ordinal))
            Line($"| {language.Key} | {language.Count()} | {Figures.Accuracy(language):F3} | {Figures.DeskAccuracy(language):F3} |");
        Line("");
    }

    private void WriteCoverage()
    {
        Line("### How far the confidence can be trusted\n");
        Line("![Calibration](images/calibration.svg) ![Coverage](images/coverage.svg)\n");
        Line("| the surest | topic right | desk right | confidence from |");
        Line("| --- | --- | --- | --- |");
        foreach (var share in new[] { 1, 0.9, 0.8, 0.7, 0.6, 0.5 })
        {
            var surest = Figures.Surest(withTopic, share);
            Line($"| {share:P0} | {Figures.Accuracy(surest):F3} | {Figures.DeskAccuracy(surest):F3} | {surest[^1].Confidence:F2} |");
        }

        Line("");
    }

    private void WriteErrors()
    {
        Line("### Where it errs\n");
        Line("The surest of the wrong judgements, one of each pair of topics.\n");
        Line("| is | judged | confidence | message |");
        Line("| --- | --- | --- | --- |");
        foreach (var wrong in withTopic.Where(message => !message.IsRight).OrderByDescending(message => message.Confidence).ThenBy(message => message.Message.Id, StringComparer.Ordinal)
            .DistinctBy(message => (message.Label, message.Best)).Take(ErrorsShown))
        {
            Line($"| {Topic.All[wrong.Label]} | {Topic.All[wrong.Best]} | {wrong.Confidence:F2} | {Excerpt(wrong.Message)} |");
        }
    }

    private static string Excerpt(CorpusMessage message)
    {
        var text = string.Join(' ', $"{message.Subject} {message.Body}".Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace("|", "/", StringComparison.Ordinal);
        return text.Length <= LongestExcerpt ? text : text[..LongestExcerpt] + "…";
    }

    private void Line(string line) => text.Append(line).Append('\n');
}
