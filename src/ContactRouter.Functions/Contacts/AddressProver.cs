using System.Security.Cryptography;
using System.Text;
using ContactRouter.Functions.Contacts.Forms;
using Microsoft.Net.Http.Headers;

namespace ContactRouter.Functions.Contacts;

/// <summary>
/// Says what proves that a contact request comes from its address: one of our keys, or a Standard Webhooks signature, of a back end that knows its
/// writers. Without either a writer is unproven, and let in only from an allowed origin or where anybody may post.
/// </summary>
internal sealed class AddressProver(ContactsOptions options, TimeProvider time)
{
    private const string Bearer = "Bearer ";

    private readonly byte[][] apiKeys = [.. options.ApiKeys.Select(key => HashOf(key.Trim()))];
    private readonly WebhookSecret[] secrets = [.. options.WebhookSecrets.Select(WebhookSecret.Parse).OfType<WebhookSecret>()];

    /// <summary>Looks at the headers; the verdict on a signature has to wait until the body is read.</summary>
    /// <param name="form">The configured form that is posted to, or null. Where its provider signs, nothing unsigned comes in.</param>
    public AddressProof Begin(HttpRequest request, FormMapping? form = null)
    {
        if (request.Headers.Authorization.ToString() is { Length: > 0 } authorization)
            return IsApiKey(authorization) ? AddressProof.Proven : AddressProof.Refused("The key in the Authorization header is not one of ours.");
        if (request.Headers.ContainsKey("webhook-signature"))
            return BeginSigned(request);
        if (form is { Preset: { } preset, Secret: { } secret })
            return preset.BeginSigned(request.Headers, secret, time.GetUtcNow());
        if (options.AllowAnonymous || options.AllowedOrigins.Contains(request.Headers[HeaderNames.Origin].ToString()))
            return AddressProof.Unproven;
        return AddressProof.Refused(
            "Send Authorization: Bearer with one of our keys, sign the body by Standard Webhooks, or post from a page of an allowed origin.");
    }

    private AddressProof BeginSigned(HttpRequest request)
    {
        var id = request.Headers["webhook-id"].ToString();
        var timestamp = request.Headers["webhook-timestamp"].ToString();
        if (secrets.Length == 0)
            return AddressProof.Refused("Signatures cannot be checked here: Contacts:WebhookSecrets is not set.");
        if (id.Length == 0 || timestamp.Length == 0)
            return AddressProof.Refused("A signed request needs webhook-id and webhook-timestamp as well.");
        if (!WebhookSecret.IsCurrent(timestamp, time.GetUtcNow()))
            return AddressProof.Refused($"The webhook-timestamp is more than {WebhookSecret.Tolerance.TotalMinutes:N0} minutes off.");
        var signatures = request.Headers["webhook-signature"].ToString();
        return AddressProof.Signed([.. secrets.Select(secret => secret.Begin(id, timestamp))], hash => WebhookSecret.Matches(signatures, hash));
    }

    // Hashes of one length are compared, so that neither a key's length nor its beginning shows in the time it takes.
    private bool IsApiKey(string authorization)
    {
        if (!authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return false;
        var given = HashOf(authorization[Bearer.Length..].Trim());
        var matches = false;
        foreach (var key in apiKeys)
            matches |= CryptographicOperations.FixedTimeEquals(given, key);
        return matches;
    }

    private static byte[] HashOf(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
