using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ContactRouter.Functions.Contacts.Forms;

/// <summary>
/// Webflow's webhook <c>form_submission</c> (API v2): the fields under <c>payload.data</c>; signed in <c>x-webflow-signature</c> by the hex HMAC-SHA256 of
/// <c>timestamp:body</c>, the timestamp in milliseconds. https://developers.webflow.com/data/docs/working-with-webhooks
/// </summary>
internal sealed class WebflowPreset : FormPreset
{
    private const string Header = "x-webflow-signature";
    private const string TimeHeader = "x-webflow-timestamp";

    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    public override FormContent? Open(JsonElement root)
    {
        if (JsonTexts.Member(root, "triggerType") != "form_submission"
            || Member(root, "payload", JsonValueKind.Object) is not { } payload || Member(payload, "data", JsonValueKind.Object) is not { } data)
            return null;
        var id = JsonTexts.Member(payload, "id");
        return new FormContent(JsonTexts.Flatten(data, "/payload/data"))
        {
            Root = root,
            ProviderId = id.Length > 0 ? id : JsonTexts.Member(payload, "submissionId"),
        };
    }

    public override AddressProof BeginSigned(IHeaderDictionary headers, byte[] secret, DateTimeOffset now)
    {
        var signature = headers[Header].ToString();
        var timestamp = headers[TimeHeader].ToString();
        if (signature.Length == 0 || timestamp.Length == 0)
            return AddressProof.Refused($"This form is signed by Webflow: {Header} or {TimeHeader} is missing.");
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var sentAt)
            || Math.Abs((decimal)now.ToUnixTimeMilliseconds() - sentAt) > (decimal)Tolerance.TotalMilliseconds)
            return AddressProof.Refused($"The {TimeHeader} is more than {Tolerance.TotalMinutes:N0} minutes off.");
        var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
        hash.AppendData(Encoding.ASCII.GetBytes(timestamp + ":"));
        var given = Encoding.UTF8.GetBytes(signature);
        return AddressProof.Signed([hash], made => CryptographicOperations.FixedTimeEquals(given, Encoding.ASCII.GetBytes(Convert.ToHexStringLower(made))));
    }
}
