using ContactRouter.Intake.OwnText;

namespace ContactRouter.Topics;

/// <summary>Tells the topic from the weighted words and phrases that a message holds, and says which they were.</summary>
/// <remarks>Knows the lexicon's language only: in another one it recognises little or nothing, so that people at the triage desk read it.</remarks>
public sealed class WeightedTermClassifier(Lexicon lexicon) : ITopicClassifier
{
    // Who has not named his request in this many characters has pasted a file.
    private const int LongestText = 64 * 1024;

    // The longest line that mail allows (RFC 5322, 2.1.1).
    private const int LongestSubject = 998;
    private const int MostEvidence = 8;

    // As much as a plain word of the request: it decides where the text says little, and yields where the text says otherwise.
    private const double ChosenWeight = 3;
    private const string ChosenTerm = "form:topic";

    /// <summary>Judges a message by its subject and by what its writer wrote himself: quoted mail and signature are left out.</summary>
    public TopicJudgement Classify(TopicInput input)
    {
        using var words = new MessageWords();
        Read(input, words);
        var found = TermFinder.Find(lexicon, words);
        var chosen = input.Chosen is { } picked ? TopicPlace.Of(picked) : null;
        if (found.Count == 0 && chosen is null)
        {
            return TopicJudgement.Unknown;
        }

        Span<double> scores = stackalloc double[Topic.All.Count];
        scores.Clear();
        foreach (var (term, weight) in found)
        {
            scores[term.Topic] += weight;
        }

        if (chosen is { } place)
        {
            scores[place] += ChosenWeight;
        }

        var shares = TopicShares.Of(scores);
        var best = shares[0];
        return new TopicJudgement(
            best.Share >= TopicShares.SureFrom ? best.Topic : null,
            best.Share,
            shares,
            EvidenceFor(best.Topic, found, isChosen: best.Topic == input.Chosen));
    }

    private static void Read(TopicInput input, MessageWords words)
    {
        words.Add(Head(input.Subject, LongestSubject), inSubject: true);
        words.EndSentence();
        foreach (var line in new OwnLines(Head(input.Text, LongestText)))
        {
            if (line.IsEmpty)
            {
                words.EndSentence();
            }

            words.Add(line, inSubject: false);
        }
    }

    private static ReadOnlySpan<char> Head(string text, int longest) => text.AsSpan(0, Math.Min(text.Length, longest));

    private static List<EvidenceTerm> EvidenceFor(Topic topic, List<FoundTerm> found, bool isChosen)
    {
        var evidence = new List<EvidenceTerm>();
        if (isChosen)
        {
            evidence.Add(new EvidenceTerm(ChosenTerm, ChosenWeight));
        }

        foreach (var (term, weight) in found)
        {
            if (weight > 0 && Topic.All[term.Topic] == topic)
            {
                evidence.Add(new EvidenceTerm(term.Text, weight));
            }
        }

        // Ties by name, so that the same message is always explained alike.
        evidence.Sort(static (left, right) =>
            right.Weight.CompareTo(left.Weight) is var order and not 0 ? order : string.CompareOrdinal(left.Term, right.Term));
        return evidence.Count <= MostEvidence ? evidence : evidence[..MostEvidence];
    }
}
