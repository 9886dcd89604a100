using System.Buffers;

namespace ContactRouter.Topics;

/// <summary>The words of a message in order: letters folded to lower case, apostrophes dropped, numbers as <see cref="AnyNumber"/>.</summary>
/// <remarks>Web and mail addresses are left out: the "returns" of a link is not the writer's. Works on rented memory; dispose it.</remarks>
internal sealed class MessageWords : IDisposable
{
    /// <summary>What stands for a number, however many digits it has.</summary>
    public const string AnyNumber = "#";

    // No word of the lexicon comes near it; a run of letters without a blank is not English.
    private const int LongestWord = 40;

    private char[] _letters = ArrayPool<char>.Shared.Rent(1024);
    private Word[] _words = ArrayPool<Word>.Shared.Rent(256);
    private int _used;
    private int _sentence;

    public int Count { get; private set; }

    public ReadOnlySpan<char> this[int word] => _letters.AsSpan(_words[word].Start, _words[word].Length);

    /// <summary>Which sentence a word belongs to, counted from 1.</summary>
    public int SentenceOf(int word) => _words[word].Sentence;

    public bool IsInSubject(int word) => _words[word].InSubject;

    /// <summary>Ends the sentence, where no full stop did: after the subject, at an empty line.</summary>
    public void EndSentence() => _sentence++;

    /// <summary>Adds the words of a line; the sentence goes on into the next one unless the line ends it.</summary>
    public void Add(ReadOnlySpan<char> line, bool inSubject)
    {
        EnsureRoom(line.Length);
        foreach (var range in line.SplitAny(" \t\u00a0"))
        {
            var chunk = line[range];
            if (!chunk.Contains('@') && !chunk.Contains("://", StringComparison.Ordinal))
            {
                AddChunk(chunk, inSubject);
            }
        }
    }

    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(_letters);
        ArrayPool<Word>.Shared.Return(_words);
        _letters = [];
        _words = [];
    }

    private void AddChunk(ReadOnlySpan<char> chunk, bool inSubject)
    {
        for (var at = 0; at < chunk.Length;)
        {
            if (char.IsAsciiDigit(chunk[at]))
            {
                // "50pcs" is a number and its unit.
                var digits = chunk[at..].IndexOfAnyExceptInRange('0', '9');
                at = digits < 0 ? chunk.Length : at + digits;
                Append(AnyNumber, inSubject);
            }
            else if (char.IsLetter(chunk[at]))
            {
                var length = WordLength(chunk[at..]);
                Append(chunk.Slice(at, length), inSubject);
                at += length;
            }
            else
            {
                // A full stop within a chunk, as in a file name, ends nothing.
                if (at == chunk.Length - 1 && chunk[at] is '.' or '!' or '?')
                {
                    _sentence++;
                }

                at++;
            }
        }
    }

    private static int WordLength(ReadOnlySpan<char> text)
    {
        var length = 1;
        while (length < text.Length && (char.IsLetterOrDigit(text[length]) || text[length] is '\'' or '’'))
        {
            length++;
        }

        return length;
    }

    private void Append(ReadOnlySpan<char> word, bool inSubject)
    {
        if (word.Length > LongestWord)
        {
            return;
        }

        var start = _used;
        foreach (var letter in word)
        {
            if (letter is not ('\'' or '’'))
            {
                _letters[_used++] = char.ToLowerInvariant(letter);
            }
        }

        _words[Count++] = new Word(start, _used - start, _sentence + 1, inSubject);
    }

    // Every word takes at least one character of the line, so both arrays need at most its length more.
    private void EnsureRoom(int length)
    {
        Grow(ref _letters, _used, _used + length);
        Grow(ref _words, Count, Count + length);
    }

    private static void Grow<T>(ref T[] items, int used, int needed)
    {
        if (needed <= items.Length)
        {
            return;
        }

        var larger = ArrayPool<T>.Shared.Rent(Math.Max(needed, items.Length * 2));
        items.AsSpan(0, used).CopyTo(larger);
        ArrayPool<T>.Shared.Return(items);
        items = larger;
    }

    private readonly record struct Word(int Start, int Length, int Sentence, bool InSubject);
}
