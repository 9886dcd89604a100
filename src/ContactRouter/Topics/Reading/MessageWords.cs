namespace ContactRouter.Topics.Reading;

/// <summary>A word of a message.</summary>
/// <param name="Start">Where its codes begin.</param>
/// <param name="Length">How many codes it has.</param>
/// <param name="Source">Where it begins in the text, or in the subject for a sentence of the subject.</param>
/// <param name="SourceLength">How many characters it has there.</param>
internal readonly record struct Word(int Start, int Length, int Source, int SourceLength);

/// <summary>A sentence of a message.</summary>
internal readonly record struct Sentence(int FirstWord, int WordCount, SentenceMarks Marks)
{
    public bool IsSubject => (Marks & SentenceMarks.Subject) != 0;

    public bool IsQuestion => (Marks & SentenceMarks.Question) != 0;

    public bool IsExclamation => (Marks & SentenceMarks.Exclamation) != 0;
}

/// <summary>What a sentence says beside its words.</summary>
[Flags]
internal enum SentenceMarks
{
    None = 0,
    Subject = 1,
    Question = 2,
    Exclamation = 4,
}

/// <summary>The words of a message as codes, sentence by sentence. Keeps its memory from message to message; not for several threads.</summary>
internal sealed class MessageWords
{
    private byte[] _codes = new byte[4096];
    private Word[] _words = new Word[512];
    private Sentence[] _sentences = new Sentence[64];
    private int _length;
    private int _wordCount;
    private int _sentenceCount;
    private int _firstWord;

    /// <summary>All codes: a gap before and behind each word, none else.</summary>
    public ReadOnlySpan<byte> Codes => _codes.AsSpan(0, _length);

    public ReadOnlySpan<Word> Words => _words.AsSpan(0, _wordCount);

    public ReadOnlySpan<Sentence> Sentences => _sentences.AsSpan(0, _sentenceCount);

    public void Clear()
    {
        _codes[0] = LetterCodes.Gap;
        _length = 1;
        _wordCount = _sentenceCount = _firstWord = 0;
    }

    /// <summary>Makes room for the words of so many characters: then what is added needs no more checks.</summary>
    public void EnsureRoom(int characters)
    {
        // At worst every character is a word of its own, or two letters.
        Grow(ref _codes, _length, _length + (2 * characters) + 1);
        Grow(ref _words, _wordCount, _wordCount + characters);
        Grow(ref _sentences, _sentenceCount, _sentenceCount + characters + 1);
    }

    /// <summary>Adds a code to the word that is being written.</summary>
    public void Add(byte code) => _codes[_length++] = code;

    /// <summary>Where the next code will stand.</summary>
    public int Position => _length;

    /// <summary>Takes back what was written since.</summary>
    public void TakeBack(int position) => _length = position;

    public void EndWord(int start, int source, int sourceLength)
    {
        _words[_wordCount++] = new Word(start, _length - start, source, sourceLength);
        _codes[_length++] = LetterCodes.Gap;
    }

    public void EndSentence(SentenceMarks marks)
    {
        if (_wordCount > _firstWord)
            _sentences[_sentenceCount++] = new Sentence(_firstWord, _wordCount - _firstWord, marks);
        _firstWord = _wordCount;
    }

    private static void Grow<T>(ref T[] items, int used, int needed)
    {
        if (needed <= items.Length)
            return;
        var larger = new T[Math.Max(needed, items.Length * 2)];
        items.AsSpan(0, used).CopyTo(larger);
        items = larger;
    }
}
