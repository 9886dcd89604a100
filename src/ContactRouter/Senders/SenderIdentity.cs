using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ContactRouter.Senders;

/// <summary>Turns addresses into sender ids and sender ids into buckets. Its key and its number of buckets name every row: they are fixed for an account's life.</summary>
public sealed class SenderIdentity(IdentityOptions options)
{
    private readonly byte[] key = Convert.FromBase64String(options.Key);
    private readonly byte[] tokenKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, Convert.FromBase64String(options.Key), 32, info: "status token"u8.ToArray());

    /// <summary>How many partitions the senders are spread over.</summary>
    public int Buckets { get; } = options.Buckets;

    public SenderId IdOf(SenderAddress address) => SenderId.FromBytes(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(address.Value)));

    /// <summary>The sender's partition, from 0 to <see cref="Buckets"/> - 1.</summary>
    public int BucketOf(SenderId sender) =>
        (int)(BinaryPrimitives.ReadUInt32BigEndian(Convert.FromHexString(sender.Value.AsSpan(0, 8))) % (uint)Buckets);

    /// <summary>What opens a contact's status page: nobody who lacks the key can make one.</summary>
    public string TokenOf(string contactId) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(tokenKey, Encoding.UTF8.GetBytes(contactId)).AsSpan(0, 16));

    public bool IsTokenOf(string contactId, string token) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(TokenOf(contactId)), Encoding.UTF8.GetBytes(token));

    /// <summary>Tells two keys apart without giving either away; kept with the account to notice a key that was changed.</summary>
    public string Fingerprint() => Convert.ToHexStringLower(HMACSHA256.HashData(key, "contact router account"u8).AsSpan(0, 16));
}
