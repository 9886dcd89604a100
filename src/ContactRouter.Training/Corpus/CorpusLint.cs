using ContactRouter.Topics;

namespace ContactRouter.Training.Corpus;

/// <summary>Looks for what a corpus should not hold: ids or texts twice, topics with too few messages, messages that are nearly alike.</summary>
internal static class CorpusLint
{
    private const int FewestInEnglish = 300;
    private const int FewestElsewhere = 60;
    private const int FewestOfNone = 600;
    private const double Alike = 0.7;
    private const int GramLength = 5;
    private const int FewestGrams = 12;

    /// <summary>What is wrong with the messages, each naming them by id.</summary>
    public static IEnumerable<string> Faults(IReadOnlyList<CorpusMessage> corpus) =>
        Twice(corpus, message => message.Id, "id").Concat(Twice(corpus, message => $"{message.Subject}\n{message.Body}".Trim(), "text")).Concat(Twins(corpus));

    /// <summary>What there should be more of.</summary>
    public static IEnumerable<string> Gaps(IReadOnlyList<CorpusMessage> corpus)
    {
        foreach (var language in corpus.GroupBy(message => message.Language).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var fewest = language.Key == "en" ? FewestInEnglish : FewestElsewhere;
            foreach (var topic in Topic.All)
            {
                var (all, made) = (language.Count(message => message.Topic == topic), language.Count(message => message.Topic == topic && message.Made == CorpusMessage.FromTemplate));
                if (all < fewest)
                    yield return $"{language.Key} {topic}: {all} messages, {fewest} are wanted";
                if (made * 2 > all)
                    yield return $"{language.Key} {topic}: {made} of {all} messages are made of templates, more than half";
            }
        }

        var none = corpus.Count(message => message.Topic is null);
        if (none < FewestOfNone)
            yield return $"of no topic: {none} messages, {FewestOfNone} are wanted";
    }

    private static IEnumerable<string> Twice(IReadOnlyList<CorpusMessage> corpus, Func<CorpusMessage, string> of, string what) => corpus
        .Where(message => message.Made != CorpusMessage.FromTemplate)
        .GroupBy(of)
        .Where(same => same.Count() > 1)
        .Select(same => $"the same {what}: {string.Join(", ", same.Select(message => message.Id))}");

    /// <summary>Pairs of one language that people wrote and that share most of their letters, five in a row.</summary>
    private static IEnumerable<string> Twins(IReadOnlyList<CorpusMessage> corpus)
    {
        foreach (var language in corpus.Where(message => message.Made == CorpusMessage.ByHand).GroupBy(message => message.Language))
        {
            var messages = language.Select(message => (message.Id, Grams: GramsOf($"{message.Subject} {message.Body}"))).Where(message => message.Grams.Count >= FewestGrams).ToList();
            var holders = new Dictionary<string, List<int>>();
            for (var n = 0; n < messages.Count; n++)
            {
                var shared = new Dictionary<int, int>();
                foreach (var gram in messages[n].Grams)
                {
                    if (!holders.TryGetValue(gram, out var others))
                        holders.Add(gram, others = []);
                    foreach (var other in others)
                        shared[other] = shared.GetValueOrDefault(other) + 1;
                    others.Add(n);
                }

                foreach (var (other, count) in shared)
                {
                    var share = (double)count / (messages[n].Grams.Count + messages[other].Grams.Count - count);
                    if (share >= Alike)
                        yield return FormattableString.Invariant($"nearly the same ({share:F2}): {messages[other].Id}, {messages[n].Id}");
                }
            }
        }
    }

    private static HashSet<string> GramsOf(string text)
    {
        var letters = string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
        return [.. Enumerable.Range(0, Math.Max(0, letters.Length - GramLength + 1)).Select(at => letters.Substring(at, GramLength))];
    }
}
