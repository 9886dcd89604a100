namespace ContactRouter.Topics.Scoring;

/// <summary>Finds what the sentences of a message ask for, each by itself.</summary>
internal static class RequestFinder
{
    // Chosen for few false alarms: a sentence that only tells what happened seldom reaches it.
    private const double NearlySure = 0.9;
    private const int FewestWords = 4;

    /// <summary>The topics that a sentence is nearly sure of, surest first.</summary>
    public static List<TopicScore> Find(ReadOnlySpan<float> calibration, ScoringScratch scratch)
    {
        Span<double> best = stackalloc double[Outputs.Topics];
        best.Clear();
        var sentences = scratch.Words.Sentences;
        for (var place = 0; place < Math.Min(sentences.Length, TopicScorer.SentencesKept); place++)
        {
            if (sentences[place].WordCount < FewestWords)
                continue;
            var (topic, share) = Best(scratch.SentenceScores.AsSpan(place * TopicScorer.Lanes, Outputs.Count), calibration);
            if (share >= NearlySure)
                best[topic] = Math.Max(best[topic], share);
        }

        var requests = new List<TopicScore>();
        for (var topic = 0; topic < best.Length; topic++)
        {
            if (best[topic] > 0)
                requests.Add(new TopicScore(Topic.All[topic], best[topic]));
        }

        requests.Sort(static (left, right) => right.Share.CompareTo(left.Share));
        return requests;
    }

    private static (int Topic, double Share) Best(ReadOnlySpan<float> scores, ReadOnlySpan<float> calibration)
    {
        Span<double> shares = stackalloc double[Outputs.Topics];
        Shares.Among(scores, Shares.TemperatureOf(calibration), shares);
        var best = 0;
        for (var topic = 1; topic < shares.Length; topic++)
            best = shares[topic] > shares[best] ? topic : best;
        return scores[best] > scores[Outputs.None] ? (best, shares[best]) : (best, 0);
    }
}
