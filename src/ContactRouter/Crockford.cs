namespace ContactRouter;

/// <summary>Crockford's base 32: digits and letters without I, L, O and U, so that a number can be read aloud and typed back.</summary>
internal static class Crockford
{
    public const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>The value of a digit, or -1. Small letters count as capitals; I and L are read as 1, O as 0.</summary>
    public static int ValueOf(char digit) => char.ToUpperInvariant(digit) switch
    {
        'I' or 'L' => 1,
        'O' => 0,
        var capital => Alphabet.IndexOf(capital, StringComparison.Ordinal),
    };

    /// <summary>Writes the lowest 5 bits for each place of <paramref name="destination"/>, the highest first.</summary>
    public static void Write(ulong value, Span<char> destination)
    {
        for (var i = destination.Length - 1; i >= 0; i--, value >>= 5)
            destination[i] = Alphabet[(int)(value & 31)];
    }
}
