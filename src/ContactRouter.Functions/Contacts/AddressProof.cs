using System.Security.Cryptography;

namespace ContactRouter.Functions.Contacts;

/// <summary>What stands for an address: nothing, a key, or a signature over a body that is still to be read.</summary>
internal sealed class AddressProof
{
    public static readonly AddressProof Proven = new() { isProven = true };
    public static readonly AddressProof Unproven = new();

    private readonly IncrementalHash[] hashes = [];
    private readonly string signatures = "";
    private bool isProven;

    private AddressProof()
    {
    }

    private AddressProof(IncrementalHash[] hashes, string signatures)
    {
        this.hashes = hashes;
        this.signatures = signatures;
    }

    /// <summary>Why the request is refused, or null.</summary>
    public string? Refusal { get; private set; }

    /// <summary>It hangs on a signature over the body.</summary>
    public bool IsSigned => hashes.Length > 0;

    /// <summary>The address is the writer's own.</summary>
    public bool IsProven => isProven;

    public static AddressProof Refused(string reason) => new() { Refusal = reason };

    /// <param name="hashes">One for each secret that the signature may have been made with.</param>
    public static AddressProof Signed(IncrementalHash[] hashes, string signatures) => new(hashes, signatures);

    /// <summary>The body, hashed on its way where it is signed: it is never held whole.</summary>
    public Stream Observe(Stream body) => hashes.Length == 0 ? body : new HashingStream(body, hashes);

    /// <summary>Reads what is left of the body and judges the signature. To be called before anything is done with what was read.</summary>
    public async Task ConcludeAsync(Stream observed, CancellationToken cancellation)
    {
        if (hashes.Length == 0)
            return;
        await observed.CopyToAsync(Stream.Null, cancellation);
        foreach (var hash in hashes)
        {
            isProven |= WebhookSecret.Matches(signatures, hash.GetHashAndReset());
            hash.Dispose();
        }

        if (!isProven)
            Refusal = "The webhook-signature does not fit the body.";
    }
}
