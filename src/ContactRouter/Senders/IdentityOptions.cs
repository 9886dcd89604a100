namespace ContactRouter.Senders;

/// <summary>Settings <c>Identity</c>. Both are fixed when the account is set up: with another value no sender would be found again.</summary>
public sealed class IdentityOptions
{
    public const int MaxBuckets = 256;

    private const int MinKeyBytes = 32;
    private const int MaxKeyBytes = 256;

    /// <summary>The secret key of the sender ids: base 64 of 32 random bytes or more.</summary>
    public string Key { get; set; } = "";

    /// <summary>How many partitions the senders are spread over.</summary>
    public int Buckets { get; set; } = 16;

    /// <summary>What is wrong, each naming the setting, never its value.</summary>
    public IEnumerable<string> Faults()
    {
        var bytes = new byte[MaxKeyBytes];
        if (!Convert.TryFromBase64String(Key, bytes, out var written) || written < MinKeyBytes)
            yield return $"Identity:Key must be base 64 of {MinKeyBytes} to {MaxKeyBytes} random bytes. Make one with: openssl rand -base64 32";
        if (Buckets is < 1 or > MaxBuckets)
            yield return $"Identity:Buckets must be from 1 to {MaxBuckets}.";
    }
}
