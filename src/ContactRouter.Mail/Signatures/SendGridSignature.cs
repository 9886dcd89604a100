using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ContactRouter.Mail.Signatures;

/// <summary>
/// The signature of SendGrid's webhooks: ECDSA on P-256 with SHA-256, over the bytes of the timestamp header and those of the body exactly as they came.
/// Made for hashing a body on its way, so that it need not be held.
/// </summary>
/// <param name="keys">Public keys as SendGrid shows them; any of them counts, so that they can be rotated. Without one nothing is valid.</param>
public sealed class SendGridSignature(IEnumerable<string> keys)
{
    public const string SignatureHeader = "X-Twilio-Email-Event-Webhook-Signature";
    public const string TimestampHeader = "X-Twilio-Email-Event-Webhook-Timestamp";

    private const string P256 = "1.2.840.10045.3.1.7";

    private readonly byte[][] keys = [.. keys.Select(ReadKey).OfType<byte[]>()];

    /// <summary>Whether the text is a public key that signatures can be checked with: base 64 of a SubjectPublicKeyInfo on P-256.</summary>
    public static bool IsKey(string text) => ReadKey(text) is not null;

    /// <summary>The hash of what is signed, to be fed with the body behind the timestamp.</summary>
    public static IncrementalHash Begin(string timestamp)
    {
        var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(timestamp));
        return hash;
    }

    /// <summary>Whether the timestamp, in seconds since 1970, is no farther from now than that, either way.</summary>
    public static bool IsCurrent(string timestamp, DateTimeOffset now, TimeSpan tolerance) =>
        long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && Math.Abs((decimal)now.ToUnixTimeSeconds() - seconds) <= (decimal)tolerance.TotalSeconds;

    /// <summary>Whether one of the keys made the signature.</summary>
    /// <param name="hash">Of timestamp and body, as <see cref="Begin"/> started it.</param>
    /// <param name="signature">The header: base 64 of a DER sequence.</param>
    public bool IsValid(ReadOnlySpan<byte> hash, string signature)
    {
        var der = new byte[256];
        // Base 64 may hold blanks and idle bits: only the one way to write a signature is it.
        if (!Convert.TryFromBase64String(signature, der, out var written) || Convert.ToBase64String(der, 0, written) != signature)
            return false;
        foreach (var key in keys)
        {
            using var ecdsa = ECDsa.Create();
            ecdsa.ImportSubjectPublicKeyInfo(key, out _);
            if (ecdsa.VerifyHash(hash, der.AsSpan(0, written), DSASignatureFormat.Rfc3279DerSequence))
                return true;
        }

        return false;
    }

    private static byte[]? ReadKey(string text)
    {
        try
        {
            var bytes = Convert.FromBase64String(text.Trim());
            using var ecdsa = ECDsa.Create();
            ecdsa.ImportSubjectPublicKeyInfo(bytes, out var read);
            return read == bytes.Length && ecdsa.ExportParameters(includePrivateParameters: false).Curve.Oid.Value == P256 ? bytes : null;
        }
        catch (Exception exception) when (exception is FormatException or CryptographicException)
        {
            return null;
        }
    }
}
