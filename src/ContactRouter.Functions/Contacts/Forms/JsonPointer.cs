using System.Globalization;
using System.Text.Json;

namespace ContactRouter.Functions.Contacts.Forms;

/// <summary>A place in a JSON document (RFC 6901), like <c>/payload/data/email</c>.</summary>
internal sealed class JsonPointer
{
    private readonly string[] tokens;

    private JsonPointer(string[] tokens) => this.tokens = tokens;

    /// <summary>The pointer in its one text form.</summary>
    public override string ToString() => string.Concat(tokens.Select(token => "/" + Escape(token)));

    /// <summary>Null where the text is no pointer: it begins with a slash, and a tilde is written <c>~0</c>, a slash in a name <c>~1</c>.</summary>
    public static JsonPointer? Parse(string text)
    {
        if (!text.StartsWith('/'))
            return null;
        for (var tilde = text.IndexOf('~', StringComparison.Ordinal); tilde >= 0; tilde = text.IndexOf('~', tilde + 1))
        {
            if (tilde + 1 == text.Length || text[tilde + 1] is not ('0' or '1'))
                return null;
        }

        // In this order: ~01 is the name ~1, not a slash.
        return new JsonPointer([.. text[1..].Split('/').Select(token => token.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))]);
    }

    /// <summary>A name as it is written in a pointer.</summary>
    public static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    /// <summary>What stands there, or null.</summary>
    public JsonElement? Find(JsonElement root)
    {
        var found = root;
        foreach (var token in tokens)
        {
            if (found.ValueKind == JsonValueKind.Object && found.TryGetProperty(token, out var member))
                found = member;
            else if (found.ValueKind == JsonValueKind.Array && IndexOf(token) is { } index && index < found.GetArrayLength())
                found = found[index];
            else
                return null;
        }

        return found;
    }

    // Section 4: digits without a leading zero.
    private static int? IndexOf(string token) =>
        (token == "0" || !token.StartsWith('0')) && int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;
}
