namespace ContactRouter.Topics.Scoring;

/// <summary>What was seen of a message beside its scores: what tells how far they can be trusted.</summary>
/// <param name="Words">Words of the message.</param>
/// <param name="Concepts">Concepts, each counted once a sentence.</param>
internal readonly record struct ScoredMessage(int Words, int Concepts);
