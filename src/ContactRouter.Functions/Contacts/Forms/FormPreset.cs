using System.Text.Json;

namespace ContactRouter.Functions.Contacts.Forms;

/// <summary>What is known of one provider's form webhooks: their shape, their id and how they are signed.</summary>
internal abstract class FormPreset
{
    public static readonly IReadOnlyDictionary<string, FormPreset> All = new Dictionary<string, FormPreset>(StringComparer.OrdinalIgnoreCase)
    {
        ["netlify"] = new NetlifyPreset(),
        ["webflow"] = new WebflowPreset(),
        ["typeform"] = new TypeformPreset(),
    };

    /// <summary>Takes the form's fields out of the provider's JSON.</summary>
    /// <returns>Null where it is no message of a form, such as another event of the provider.</returns>
    public abstract FormContent? Open(JsonElement root);

    /// <summary>Where the preset looks for one of our fields.</summary>
    public virtual IEnumerable<FieldSource> SourcesOf(string field) => FieldNames.UsualFor(field);

    /// <summary>Looks at the signature in the headers; the verdict waits until the body is read.</summary>
    public abstract AddressProof BeginSigned(IHeaderDictionary headers, byte[] secret, DateTimeOffset now);

    protected static JsonElement? Member(JsonElement parent, string name, JsonValueKind kind) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var member) && member.ValueKind == kind ? member : null;
}
