using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace ContactRouter.Cases;

/// <summary>
/// The number that people call a case by, like <c>0C7-K3Q-X9H</c>: two digits of base 32 for the bucket, six by chance, one check digit.
/// Short enough to be read aloud; a mistyped or swapped digit is noticed.
/// </summary>
public readonly record struct CaseNumber
{
    private const int Digits = 9;
    private const int BucketDigits = 2;
    private const int Radix = 32;

    private CaseNumber(string digits) => Value = $"{digits[..3]}-{digits[3..6]}-{digits[6..]}";

    public string Value { get; }

    /// <summary>The partition that its case lies in.</summary>
    public int Bucket => (Crockford.ValueOf(Value[0]) * Radix) + Crockford.ValueOf(Value[1]);

    public override string ToString() => Value;

    /// <summary>The number of a new case: by chance, but the same for the same case and try, so that a decision can be taken again.</summary>
    /// <param name="attempt">Another number for each: the one before was taken already.</param>
    public static CaseNumber For(CaseId id, int bucket, int attempt)
    {
        var chance = BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{id}/{attempt}")));
        Span<char> digits = stackalloc char[Digits];
        Crockford.Write((ulong)bucket, digits[..BucketDigits]);
        Crockford.Write(chance, digits[BucketDigits..^1]);
        digits[^1] = Crockford.Alphabet[CheckOf(digits[..^1])];
        return new CaseNumber(digits.ToString());
    }

    /// <summary>Reads a number as people write it: in any case, with or without hyphens and blanks.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out CaseNumber number)
    {
        number = default;
        if (text is null || text.Length > 3 * Digits)
            return false;
        var written = text.Where(c => c is not ('-' or ' ')).Select(Crockford.ValueOf).ToArray();
        if (written.Length != Digits || written.Contains(-1))
            return false;
        var digits = string.Concat(written.Select(value => Crockford.Alphabet[value]));
        if (CheckOf(digits.AsSpan(0, Digits - 1)) != written[^1])
            return false;
        number = new CaseNumber(digits);
        return true;
    }

    // Luhn's algorithm for 32 digits: notices every wrong digit and nearly every swap of neighbours.
    private static int CheckOf(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        var factor = 2;
        for (var i = digits.Length - 1; i >= 0; i--, factor = 3 - factor)
        {
            var addend = factor * Crockford.ValueOf(digits[i]);
            sum += (addend / Radix) + (addend % Radix);
        }

        return (Radix - (sum % Radix)) % Radix;
    }
}
