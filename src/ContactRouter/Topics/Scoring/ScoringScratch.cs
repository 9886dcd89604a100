using ContactRouter.Topics.Reading;

namespace ContactRouter.Topics.Scoring;

/// <summary>What the scoring of a message needs for the time that it takes. Kept from message to message, so that scoring allocates nothing.</summary>
internal sealed class ScoringScratch
{
    private float[] _weights = [];

    public MessageWords Words { get; } = new();

    public ConceptFinder Concepts { get; } = new();

    /// <summary>The scores of the first sentences, each by itself, <see cref="TopicScorer.Lanes"/> a sentence.</summary>
    public float[] SentenceScores { get; } = new float[TopicScorer.SentencesKept * TopicScorer.Lanes];

    /// <summary>A weight for each word, all 0.</summary>
    public Span<float> RoomForWeights(int words)
    {
        if (_weights.Length < words)
            _weights = new float[Math.Max(words, 2 * _weights.Length)];
        var room = _weights.AsSpan(0, words);
        room.Clear();
        return room;
    }
}
