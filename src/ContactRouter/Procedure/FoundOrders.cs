namespace ContactRouter.Procedure;

/// <summary>The orders that a message names, each once.</summary>
/// <param name="Numbers">In capitals, in the order in which they were found; <see cref="OrderNumbers.Most"/> at most.</param>
/// <param name="More">How many further ones the message names.</param>
public sealed record FoundOrders(IReadOnlyList<string> Numbers, int More)
{
    /// <summary>The first of the further ones.</summary>
    public IReadOnlyList<string> Beyond { get; init; } = [];

    public static readonly FoundOrders None = new([], 0);

    /// <summary>How many different orders the message names.</summary>
    public int Count => Numbers.Count + More;
}
