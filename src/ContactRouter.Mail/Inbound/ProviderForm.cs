using System.Text.Json;

namespace ContactRouter.Mail.Inbound;

/// <summary>A part of the form by which the provider delivers a mail.</summary>
/// <param name="FileName">Null where it is a field.</param>
public sealed record FormPart(string Name, string? FileName, Func<Stream> Open);

/// <summary>The form of SendGrid's Inbound Parse. What a field should hold and does not counts as not said.</summary>
internal sealed class ProviderForm(IReadOnlyList<FormPart> parts)
{
    private const int MostFieldBytes = 1024 * 1024;

    private readonly Dictionary<string, JsonElement?> objects = [];

    public FormPart? Find(string name) => parts.FirstOrDefault(part => part.Name == name);

    public IEnumerable<FormPart> Files => parts.Where(part => part.FileName is not null && part.Name.StartsWith("attachment", StringComparison.Ordinal));

    /// <summary>A short field, or the empty text. One that stands there twice is not believed.</summary>
    public string Field(string name)
    {
        if (parts.Count(part => part.Name == name) != 1)
            return "";
        using var content = Find(name)!.Open();
        var bytes = new byte[Math.Min(content.Length, MostFieldBytes)];
        content.ReadExactly(bytes);
        return TextDecoding.Decode(bytes, charset: null).Trim();
    }

    /// <summary>The encoding that a text came in, by field <c>charsets</c>.</summary>
    public string? CharsetOf(string name) => Json("charsets") is { } charsets && Text(charsets, name) is { Length: > 0 } charset ? charset : null;

    /// <summary>The name that the mail gave a file, by field <c>attachment-info</c>.</summary>
    public string? NameOf(string file) => Json("attachment-info") is { } files && files.TryGetProperty(file, out var info) && info.ValueKind == JsonValueKind.Object
        ? Text(info, "filename") ?? Text(info, "name")
        : null;

    public MailDelivery Delivery()
    {
        var envelope = Json("envelope");
        return new MailDelivery(
            envelope is { } known ? Text(known, "from") : null,
            envelope is { } named && named.TryGetProperty("to", out var to) && to.ValueKind == JsonValueKind.Array
                ? [.. to.EnumerateArray().Where(entry => entry.ValueKind == JsonValueKind.String).Select(entry => entry.GetString()!)]
                : [],
            Field("SPF"),
            Field("dkim"),
            Field("sender_ip"));
    }

    private JsonElement? Json(string name)
    {
        if (!objects.TryGetValue(name, out var known))
            objects[name] = known = Parse(name);
        return known;
    }

    private JsonElement? Parse(string name)
    {
        try
        {
            using var document = JsonDocument.Parse(Field(name));
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
