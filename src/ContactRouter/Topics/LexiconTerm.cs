namespace ContactRouter.Topics;

/// <summary>One line of the lexicon: what speaks for, or with a negative weight against, a topic.</summary>
/// <param name="Topic">The topic's place in <see cref="Topic.All"/>.</param>
/// <param name="Weight">What it is worth when found in the body; 1 is a hint, 4 nearly decides alone.</param>
/// <param name="Text">The term as the lexicon spells it: what the evidence shows.</param>
/// <param name="Pieces">One word or phrase, or the two of a pair, which may stand in any order within one sentence.</param>
internal sealed record LexiconTerm(int Topic, double Weight, string Text, string[] Pieces);
