using System.Security.Cryptography;
using System.Text;

namespace ContactRouter.Functions.Tests.Forms;

/// <summary>Signs as the providers do.</summary>
internal static class SiteSignatures
{
    public static (string Name, string Value)[] Of(string preset, string secret, string body, DateTimeOffset now) => preset switch
    {
        "netlify" => [("X-Webhook-Signature", Netlify(secret, body))],
        "webflow" => Webflow(secret, body, now.ToUnixTimeMilliseconds()),
        _ => [("Typeform-Signature", "sha256=" + Convert.ToBase64String(Hmac(secret, body)))],
    };

    public static string Netlify(string secret, string body, string header = """{"alg":"HS256","typ":"JWT"}""", string issuer = "netlify")
    {
        var claims = $$"""{"iss":"{{issuer}}","sha256":"{{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)))}}"}""";
        var signed = $"{Url(Encoding.UTF8.GetBytes(header))}.{Url(Encoding.UTF8.GetBytes(claims))}";
        return $"{signed}.{Url(Hmac(secret, signed))}";
    }

    public static (string Name, string Value)[] Webflow(string secret, string body, long timestamp) =>
        [("x-webflow-timestamp", $"{timestamp}"), ("x-webflow-signature", Convert.ToHexStringLower(Hmac(secret, $"{timestamp}:{body}")))];

    private static byte[] Hmac(string secret, string text) => HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text));

    private static string Url(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
