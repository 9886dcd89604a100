using System.Security.Cryptography;

namespace ContactRouter.Functions.Contacts;

/// <summary>What stands for a caller, and so for the address he writes as: nothing, a key, or a signature over a body that is still to be read.</summary>
internal sealed class AddressProof
{
    public static readonly AddressProof Proven = new() { isProven = true };
    public static readonly AddressProof Unproven = new();

    private readonly IncrementalHash[] hashes = [];
    private readonly Func<byte[], bool> fits = _ => false;
    private bool isProven;

    private AddressProof()
    {
    }

    private AddressProof(IncrementalHash[] hashes, Func<byte[], bool> fits)
    {
        this.hashes = hashes;
        this.fits = fits;
    }

    /// <summary>Why the request is refused, or null.</summary>
    public string? Refusal { get; private set; }

    /// <summary>It hangs on a signature over the body.</summary>
    public bool IsSigned => hashes.Length > 0;

    /// <summary>The caller is one that we gave a key or a secret to.</summary>
    public bool IsProven => isProven;

    public static AddressProof Refused(string reason) => new() { Refusal = reason };

    /// <param name="hashes">One for each secret that the signature may have been made with.</param>
    /// <param name="fits">Whether one of them, made over the whole body, is what the caller sent. To be compared in constant time.</param>
    public static AddressProof Signed(IncrementalHash[] hashes, Func<byte[], bool> fits) => new(hashes, fits);

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
            isProven |= fits(hash.GetHashAndReset());
            hash.Dispose();
        }

        if (!isProven)
            Refusal = "The signature does not fit the body.";
    }
}
