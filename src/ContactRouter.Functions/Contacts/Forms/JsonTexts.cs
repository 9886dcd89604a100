using System.Text.Json;

namespace ContactRouter.Functions.Contacts.Forms;

/// <summary>Turns JSON into texts.</summary>
internal static class JsonTexts
{
    /// <summary>More than a form has. A body of 4 MiB can hold a million values, and of those that no mapping uses, 50 travel along at most.</summary>
    private const int MostFields = 1_000;

    /// <summary>The text of a value: a list's items joined by commas. Empty for an object, and where there is nothing.</summary>
    public static string Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Take(MostFields).Select(Of).Where(text => text.Length > 0)),
        _ => "",
    };

    /// <summary>A member's text, or the empty text where there is no such member.</summary>
    public static string Member(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) ? Of(value) : "";

    /// <summary>All values under <paramref name="parent"/>, each named by its path with dots.</summary>
    public static IReadOnlyList<FormField> Flatten(JsonElement parent, string pointer = "")
    {
        var fields = new List<FormField>();
        Collect(parent, "", pointer);
        return fields;

        void Collect(JsonElement value, string name, string place)
        {
            if (fields.Count == MostFields)
                return;
            if (value.ValueKind == JsonValueKind.Object)
            {
                foreach (var member in value.EnumerateObject())
                    Collect(member.Value, name.Length == 0 ? member.Name : $"{name}.{member.Name}", $"{place}/{JsonPointer.Escape(member.Name)}");
            }
            else if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().Any(item => item.ValueKind is JsonValueKind.Object or JsonValueKind.Array))
            {
                foreach (var (i, item) in value.EnumerateArray().Index())
                    Collect(item, $"{name}.{i}", $"{place}/{i}");
            }
            else if (Of(value) is { Length: > 0 } text)
            {
                fields.Add(new FormField(name, text) { Pointer = place });
            }
        }
    }
}
