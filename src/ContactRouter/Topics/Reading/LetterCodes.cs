namespace ContactRouter.Topics.Reading;

/// <summary>
/// Letters as numbers below 32, so that a run of five fits into one number and a trie's node names its children in one word: <c>a</c> to <c>z</c> without
/// accents and case are 1 to 26.
/// </summary>
internal static class LetterCodes
{
    /// <summary>Between words.</summary>
    public const byte Gap = 0;

    /// <summary>Any number, however many digits it has.</summary>
    public const byte Number = 27;

    /// <summary>The sign of any currency.</summary>
    public const byte Currency = 28;

    /// <summary>Letters of other alphabets share two codes: their words are told apart by length and pattern at most.</summary>
    public const byte Foreign = 29;

    /// <summary>No letter: in a trie, "whatever the word goes on with".</summary>
    public const byte AnyEnding = 31;

    /// <summary>Codes from here stand for two letters, see <see cref="SecondOf"/>.</summary>
    public const byte FirstPair = 32;

    private const byte SharpS = 32;
    private const byte Ae = 33;
    private const byte Oe = 34;
    private const int Known = 0x250;

    private static readonly byte[] s_table = CreateTable();

    /// <summary>The code of a character, <see cref="Gap"/> for what is no part of a word, or from <see cref="FirstPair"/> on a pair.</summary>
    public static byte Of(char c) => c < Known ? s_table[c] : OfRare(c);

    public static byte FirstOf(byte pair) => pair switch
    {
        SharpS => Letter('s'),
        Ae => Letter('a'),
        _ => Letter('o'),
    };

    public static byte SecondOf(byte pair) => pair == SharpS ? Letter('s') : Letter('e');

    private static byte Letter(char c) => (byte)(c - 'a' + 1);

    private static byte OfRare(char c) => c switch
    {
        '₹' or '₺' or '₽' or '₩' or '€' => Currency,
        'ẞ' => SharpS,
        // Vietnamese letters and the like stay letters; ideographs and signs part words.
        < '\u2000' when char.IsLetter(c) => (byte)(Foreign + (c & 1)),
        _ => Gap,
    };

    private static byte[] CreateTable()
    {
        const string Accented =
            "aàáâãäåāăą|cçćĉċč|dďđð|eèéêëēĕėęě|gĝğġģ|hĥħ|iìíîïĩīĭįı|jĵ|kķĸ|lĺļľŀł|nñńņňŉŋ|oòóôõöøōŏő|rŕŗř|sśŝşšſș|tţťŧț|uùúûüũūŭůűų|wŵ|yýÿŷ|zźżž";
        var table = new byte[Known];
        for (var c = 'a'; c <= 'z'; c++)
            table[c] = table[char.ToUpperInvariant(c)] = Letter(c);
        foreach (var group in Accented.Split('|'))
        {
            foreach (var c in group)
                table[c] = table[char.ToUpperInvariant(c)] = Letter(group[0]);
        }

        for (var c = '0'; c <= '9'; c++)
            table[c] = Number;
        foreach (var c in "$£¥¢¤")
            table[c] = Currency;
        table['ß'] = SharpS;
        table['æ'] = table['Æ'] = Ae;
        table['œ'] = table['Œ'] = Oe;
        for (var c = 'À'; c < Known; c++)
        {
            if (table[c] == Gap && char.IsLetter(c))
                table[c] = Foreign;
        }

        return table;
    }
}
