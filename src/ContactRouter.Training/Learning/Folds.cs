using ContactRouter.Training.Corpus;

namespace ContactRouter.Training.Learning;

/// <summary>Splits the corpus by groups: what one writer wrote, or one template made, is never on both sides.</summary>
internal static class Folds
{
    public const int Count = 5;

    /// <summary>The fold of each message, from 0. It hangs on the group's name alone, so a message added moves no other.</summary>
    public static int[] Of(IReadOnlyList<CorpusMessage> messages) => [.. messages.Select(message => (int)(HashOf(message.Group) % Count))];

    // FNV-1a: string.GetHashCode differs from run to run.
    private static uint HashOf(string text)
    {
        var hash = 2166136261u;
        foreach (var c in text)
            hash = (hash ^ c) * 16777619;
        return hash ^ (hash >> 15);
    }
}
