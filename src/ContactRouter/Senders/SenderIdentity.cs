using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using ContactRouter.Cases;
using ContactRouter.Chats;

namespace ContactRouter.Senders;

/// <summary>Turns addresses into sender ids and sender ids into buckets. Its key and its number of buckets name every row: they are fixed for an account's life.</summary>
public sealed class SenderIdentity(IdentityOptions options)
{
    // /24 of IPv4, /56 of IPv6: what one office or household has.
    private const int Ipv4NetworkBytes = 3;
    private const int Ipv6NetworkBytes = 7;

    private readonly byte[] key = Convert.FromBase64String(options.Key);
    private readonly byte[] tokenKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, Convert.FromBase64String(options.Key), 32, info: "status token"u8.ToArray());
    private readonly byte[] networkKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, Convert.FromBase64String(options.Key), 32, info: "client network"u8.ToArray());

    private readonly byte[] chatKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, Convert.FromBase64String(options.Key), 32, info: "chat token"u8.ToArray());

    private readonly byte[] caseKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, Convert.FromBase64String(options.Key), 32, info: "case token"u8.ToArray());

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

    /// <summary>What lets its customer into a chat: nobody who lacks the key can make one.</summary>
    public string TokenOf(ChatId chat) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(chatKey, Encoding.UTF8.GetBytes(chat.ToString())).AsSpan(0, 16));

    public bool IsTokenOf(ChatId chat, string token) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(TokenOf(chat)), Encoding.UTF8.GetBytes(token));

    /// <summary>The token by which a sender's reply finds its case. It is bound to him: shown by somebody else, it does not let that one in.</summary>
    public CaseToken TokenOf(CaseNumber number, SenderId sender)
    {
        Span<char> mac = stackalloc char[16];
        var hash = HMACSHA256.HashData(caseKey, Encoding.UTF8.GetBytes($"{number}|{sender}"));
        Crockford.Write(BinaryPrimitives.ReadUInt64BigEndian(hash) >> 24, mac[..8]);
        Crockford.Write(BinaryPrimitives.ReadUInt64BigEndian(hash.AsSpan(8)) >> 24, mac[8..]);
        return new CaseToken(number, mac.ToString().ToLowerInvariant());
    }

    /// <summary>Whether we made the token, for this sender.</summary>
    public bool IsTokenOf(CaseToken token, SenderId sender) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(TokenOf(token.Number, sender).Mac), Encoding.ASCII.GetBytes(token.Mac));

    /// <summary>
    /// The network that a writer sends from (IPv4 /24, IPv6 /56) as 16 hex digits of a keyed hash: the address itself stands nowhere, and cannot be told
    /// from these by trying all.
    /// </summary>
    public string NetworkIdOf(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var network = plain.GetAddressBytes().AsSpan(0, plain.AddressFamily == AddressFamily.InterNetwork ? Ipv4NetworkBytes : Ipv6NetworkBytes);
        return Convert.ToHexStringLower(HMACSHA256.HashData(networkKey, network).AsSpan(0, 8));
    }

    /// <summary>Stands for the network of a mail of which only the envelope sender's domain is known; empty where not even that is.</summary>
    public string NetworkIdOf(string domain) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(networkKey, Encoding.UTF8.GetBytes("mail domain " + domain.ToLowerInvariant())).AsSpan(0, 8));

    /// <summary>
    /// Stands for the network of those who write by a site of ours: what its back end sends comes from anywhere, and a repeat from elsewhere.
    /// </summary>
    public string SiteIdOf(string form) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(networkKey, Encoding.UTF8.GetBytes("configured form " + form.ToLowerInvariant())).AsSpan(0, 8));

    /// <summary>Tells two keys apart without giving either away; kept with the account to notice a key that was changed.</summary>
    public string Fingerprint() => Convert.ToHexStringLower(HMACSHA256.HashData(key, "contact router account"u8).AsSpan(0, 16));
}
