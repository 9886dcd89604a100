using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ContactRouter.Intake;

namespace ContactRouter.Functions.Contacts.Forms;

/// <summary>
/// Typeform's webhook <c>form_response</c>: a list of answers, whose questions stand in the definition; signed in <c>Typeform-Signature</c> by
/// <c>sha256=</c> and the base64 HMAC-SHA256 of the body. https://www.typeform.com/developers/webhooks/
/// </summary>
internal sealed class TypeformPreset : FormPreset
{
    private const string Header = "Typeform-Signature";

    private static readonly string[] OfChoices = ["label", "labels", "other"];

    public override FormContent? Open(JsonElement root)
    {
        if (JsonTexts.Member(root, "event_type") != "form_response" || Member(root, "form_response", JsonValueKind.Object) is not { } response
            || Member(response, "answers", JsonValueKind.Array) is not { } answers)
            return null;
        var titles = TitlesOf(response);
        var hidden = Member(response, "hidden", JsonValueKind.Object) is { } given ? JsonTexts.Flatten(given, "/form_response/hidden") : [];
        var id = JsonTexts.Member(root, "event_id");
        return new FormContent([.. answers.EnumerateArray().Select((answer, i) => FieldOf(answer, i, titles)).Concat(hidden)])
        {
            Root = root,
            ProviderId = id.Length > 0 ? id : JsonTexts.Member(response, "token"),
        };
    }

    // Questions have titles of their own in any language, but a kind that Typeform gives them.
    public override IEnumerable<FieldSource> SourcesOf(string field) => field switch
    {
        ContactFields.Email => [new ByKind("email"), .. base.SourcesOf(field)],
        ContactFields.Message => [.. base.SourcesOf(field), new ByKind("long_text")],
        _ => base.SourcesOf(field),
    };

    public override AddressProof BeginSigned(IHeaderDictionary headers, byte[] secret, DateTimeOffset now)
    {
        if (headers[Header].ToString() is not { Length: > 0 } signature)
            return AddressProof.Refused($"This form is signed by Typeform: {Header} is missing.");
        var given = Encoding.UTF8.GetBytes(signature);
        return AddressProof.Signed(
            [IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret)],
            made => CryptographicOperations.FixedTimeEquals(given, Encoding.ASCII.GetBytes("sha256=" + Convert.ToBase64String(made))));
    }

    private static FormField FieldOf(JsonElement answer, int i, Dictionary<string, string> titles)
    {
        var question = Member(answer, "field", JsonValueKind.Object) ?? default;
        var reference = JsonTexts.Member(question, "ref");
        var title = titles.GetValueOrDefault(JsonTexts.Member(question, "id"), "");
        return new FormField(title.Length is > 0 and <= ContactRules.MaxExtraNameLength ? title : reference, TextOf(answer))
        {
            Alias = reference,
            Kind = JsonTexts.Member(question, "type"),
            Pointer = $"/form_response/answers/{i}",
        };
    }

    // The value stands under the name of its type; that of a choice is an object with the label, or with what was typed instead.
    private static string TextOf(JsonElement answer)
    {
        var type = JsonTexts.Member(answer, "type");
        if (type.Length == 0 || !answer.TryGetProperty(type, out var value))
            return "";
        if (value.ValueKind != JsonValueKind.Object)
            return JsonTexts.Of(value);
        return string.Join(", ", OfChoices.Select(name => JsonTexts.Member(value, name)).Where(text => text.Length > 0));
    }

    private static Dictionary<string, string> TitlesOf(JsonElement response)
    {
        var titles = new Dictionary<string, string>();
        if (Member(response, "definition", JsonValueKind.Object) is { } definition && Member(definition, "fields", JsonValueKind.Array) is { } questions)
        {
            foreach (var question in questions.EnumerateArray())
                titles.TryAdd(JsonTexts.Member(question, "id"), JsonTexts.Member(question, "title"));
        }

        return titles;
    }
}
