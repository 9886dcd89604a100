using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace ContactRouter.Functions.Contacts.Forms;

/// <summary>
/// Netlify's outgoing form webhook: the fields under <c>data</c>; signed by a JWS (RFC 7515, HS256) in <c>X-Webhook-Signature</c> whose claim
/// <c>sha256</c> is the body's hash. https://docs.netlify.com/manage/forms/notifications/
/// </summary>
internal sealed class NetlifyPreset : FormPreset
{
    private const string Header = "X-Webhook-Signature";

    // What Netlify adds of the visitor's machine: no desk needs it.
    private static readonly string[] OfTheMachine = ["ip", "user_agent"];

    public override FormContent? Open(JsonElement root) => Member(root, "data", JsonValueKind.Object) is { } data
        ? new FormContent([.. JsonTexts.Flatten(data, "/data").Where(field => !OfTheMachine.Contains(field.Name))])
        {
            Root = root,
            ProviderId = JsonTexts.Member(root, "id"),
        }
        : null;

    public override AddressProof BeginSigned(IHeaderDictionary headers, byte[] secret, DateTimeOffset now)
    {
        if (headers[Header].ToString() is not { Length: > 0 } token)
            return AddressProof.Refused($"This form is signed by Netlify: {Header} is missing.");
        return ClaimedHash(token, secret) is { } claimed
            ? AddressProof.Signed([IncrementalHash.CreateHash(HashAlgorithmName.SHA256)], hash => CryptographicOperations.FixedTimeEquals(hash, claimed))
            : AddressProof.Refused($"The {Header} is not made with this form's secret.");
    }

    /// <summary>The body's hash that the token vouches for; null where the token is not Netlify's, made with this secret.</summary>
    private static byte[]? ClaimedHash(string token, byte[] secret)
    {
        var parts = token.Split('.');
        if (parts.Length != 3)
            return null;
        try
        {
            var expected = HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"));
            if (!CryptographicOperations.FixedTimeEquals(WebEncoders.Base64UrlDecode(parts[2]), expected))
                return null;
            using var header = JsonDocument.Parse(WebEncoders.Base64UrlDecode(parts[0]));
            using var claims = JsonDocument.Parse(WebEncoders.Base64UrlDecode(parts[1]));
            // A token of another algorithm, or made for somebody else with the same secret, says nothing about a form.
            return JsonTexts.Member(header.RootElement, "alg") == "HS256" && JsonTexts.Member(claims.RootElement, "iss") == "netlify"
                ? Convert.FromHexString(JsonTexts.Member(claims.RootElement, "sha256"))
                : null;
        }
        catch (Exception exception) when (exception is FormatException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
