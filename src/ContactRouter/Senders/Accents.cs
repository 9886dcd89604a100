using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace ContactRouter.Senders;

/// <summary>
/// Joins a letter and the accent behind it to the one character that a keyboard gives: <c>u</c> and U+0308 to <c>ü</c>. Of Unicode's normalisation form C
/// it is the part for the marks U+0300 to U+036F; <see cref="string.Normalize()"/> does nothing in a binary without ICU.
/// </summary>
internal static class Accents
{
    private const char FirstMark = '\u0300';
    private const char LastMark = '\u036F';

    private static readonly FrozenDictionary<(char Letter, char Mark), char> Composed = Read();

    public static string Compose(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange(FirstMark, LastMark) < 0)
            return text;
        var composed = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (composed.Length > 0 && Composed.TryGetValue((composed[^1], c), out var joined))
                composed[^1] = joined;
            else
                composed.Append(c);
        }

        return composed.ToString();
    }

    private static FrozenDictionary<(char Letter, char Mark), char> Read()
    {
        const string Name = "accents.txt";
        using var stream = typeof(Accents).Assembly.GetManifestResourceStream(Name)
            ?? throw new InvalidOperationException($"The table {Name} is not embedded in the assembly.");
        using var lines = new StreamReader(stream);
        var table = new Dictionary<(char Letter, char Mark), char>();
        while (lines.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
                continue;
            var mark = (char)ushort.Parse(line.AsSpan(0, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            for (var i = 5; i < line.Length; i += 2)
                table.Add((line[i], mark), line[i + 1]);
        }

        return table.ToFrozenDictionary();
    }
}
