using ContactRouter.Topics;
using ContactRouter.Training.Corpus;

namespace ContactRouter.Training.Commands;

/// <summary><c>check</c>: counts the corpus and looks for faults in it.</summary>
internal static class CheckCommand
{
    /// <returns>1 where there are faults; gaps are only told.</returns>
    /// <exception cref="InputException">A file cannot be read.</exception>
    public static int Run(WholeCorpus place, TextWriter output)
    {
        var corpus = place.Read();
        var languages = corpus.Select(message => message.Language).Distinct().Order(StringComparer.Ordinal).ToList();
        output.WriteLine("written + from templates");
        output.WriteLine($"{"",-20}{string.Concat(languages.Select(language => $"{language,10}"))}");
        foreach (var topic in Topic.All.Select(topic => (Topic?)topic).Append(null))
        {
            var counts = languages.Select(language => corpus.Where(message => message.Language == language && message.Topic == topic).ToList())
                .Select(messages => (Made: messages.Count(message => message.Made == CorpusMessage.FromTemplate), All: messages.Count))
                .Select(count => $"{count.All - count.Made}+{count.Made}");
            output.WriteLine($"{topic?.Name ?? CorpusMessage.None,-20}{string.Concat(counts.Select(count => $"{count,10}"))}");
        }

        output.WriteLine($"{corpus.Count:N0} messages in all");
        foreach (var gap in CorpusLint.Gaps(corpus))
            output.WriteLine($"too few  {gap}");
        var faults = CorpusLint.Faults(corpus).ToList();
        foreach (var fault in faults)
            output.WriteLine($"wrong    {fault}");
        return faults.Count == 0 ? 0 : 1;
    }
}
