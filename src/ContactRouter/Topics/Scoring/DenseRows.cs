using ContactRouter.Topics.Reading;

namespace ContactRouter.Topics.Scoring;

/// <summary>The rows of the model that stand for something known, in place of a hash: marks of a sentence first, then the lexicon's concepts.</summary>
internal static class DenseRows
{
    public const int Always = 0;
    public const int Subject = 1;
    public const int Question = 2;
    public const int Exclamation = 3;
    public const int First = 4;
    public const int Last = 5;
    public const int Only = 6;
    public const int Short = 7;
    public const int Long = 8;

    /// <summary>The row of the first concept.</summary>
    public const int Concepts = 9;

    private const int FewWords = 3;
    private const int ManyWords = 25;

    /// <summary>Tells which of the marks a sentence has.</summary>
    /// <param name="rows">Room for all marks.</param>
    /// <returns>How many rows were written.</returns>
    public static int MarksOf(ReadOnlySpan<Sentence> sentences, int place, Span<int> rows)
    {
        var sentence = sentences[place];
        var count = 0;
        rows[count++] = Always;
        if (sentence.IsQuestion)
            rows[count++] = Question;
        if (sentence.IsExclamation)
            rows[count++] = Exclamation;
        if (sentence.WordCount <= FewWords)
            rows[count++] = Short;
        if (sentence.WordCount >= ManyWords)
            rows[count++] = Long;
        if (sentence.IsSubject)
        {
            rows[count++] = Subject;
            return count;
        }

        var isFirst = place == 0 || sentences[place - 1].IsSubject;
        var isLast = place == sentences.Length - 1;
        if (isFirst && isLast)
            rows[count++] = Only;
        else if (isFirst)
            rows[count++] = First;
        else if (isLast)
            rows[count++] = Last;
        return count;
    }
}
