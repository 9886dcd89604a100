namespace ContactRouter.Topics;

/// <summary>A word or phrase that terms are made of: it is a term itself, or half of a pair, or both.</summary>
/// <param name="number">The piece's own number, from 0.</param>
/// <param name="words">Its words in order.</param>
internal sealed class LexiconPiece(int number, WordPattern[] words)
{
    public int Number { get; } = number;

    public WordPattern[] Words { get; } = words;

    /// <summary>Numbers of the terms that consist of it alone.</summary>
    public List<int> Terms { get; } = [];

    /// <summary>Numbers of the pairs that it is half of, each with the number of the other half.</summary>
    public List<(int Term, int Other)> Pairs { get; } = [];
}
