using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ContactRouter.Functions.Contacts;

/// <summary>A secret of the Standard Webhooks specification, and the signatures made with it.</summary>
internal sealed class WebhookSecret
{
    /// <summary>How far a signature's time may be off, either way.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private const string Prefix = "whsec_";

    private readonly byte[] key;

    private WebhookSecret(byte[] key) => this.key = key;

    /// <summary>Reads <c>whsec_&lt;base 64&gt;</c>; null where it is not one.</summary>
    public static WebhookSecret? Parse(string text)
    {
        var bytes = new byte[64];
        return text.StartsWith(Prefix, StringComparison.Ordinal) && Convert.TryFromBase64String(text[Prefix.Length..], bytes, out var written) && written >= 24
            ? new WebhookSecret(bytes[..written])
            : null;
    }

    /// <summary>Starts the hash of a signed body: the id, the time and the body, joined by dots.</summary>
    public IncrementalHash Begin(string id, string timestamp)
    {
        var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hash.AppendData(Encoding.UTF8.GetBytes($"{id}.{timestamp}."));
        return hash;
    }

    /// <summary>True where one of the header's blank-separated signatures is the hash. All are compared, in constant time.</summary>
    public static bool Matches(string signatures, ReadOnlySpan<byte> hash)
    {
        var expected = Encoding.ASCII.GetBytes("v1," + Convert.ToBase64String(hash));
        var matches = false;
        foreach (var signature in signatures.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            matches |= CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(signature), expected);
        return matches;
    }

    /// <summary>True where the time, in seconds since 1970, is near enough to now.</summary>
    public static bool IsCurrent(string timestamp, DateTimeOffset now) =>
        long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && Math.Abs((decimal)now.ToUnixTimeSeconds() - seconds) <= (decimal)Tolerance.TotalSeconds;
}
