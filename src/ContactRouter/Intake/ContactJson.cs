using System.Text.Json;

namespace ContactRouter.Intake;

/// <summary>Reads a contact request from JSON, as a form's script and other systems send it.</summary>
public static class ContactJson
{
    /// <summary>Far more than a message needs; a deeper one is an attack or a mistake.</summary>
    private const int MaxDepth = 16;

    // An escaped half of a surrogate pair stands for no character; the reader finds out only when the text is asked for.
    private const string NoText = "holds half a character (a lone surrogate) or bytes that are not UTF-8.";

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    /// <summary>Reads UTF-8, with or without a byte order mark.</summary>
    /// <returns>The fields, or null where the text is no JSON object; <paramref name="fault"/> then says why.</returns>
    public static ContactFields? Read(ReadOnlyMemory<byte> json, out string? fault)
    {
        using var document = Parse(json, out fault);
        try
        {
            return document is null ? null : FieldsOf(document.RootElement);
        }
        catch (InvalidOperationException)
        {
            fault = $"A field's name in the body {NoText}";
            return null;
        }
    }

    /// <summary>Reads UTF-8, with or without a byte order mark, as an object of any fields.</summary>
    /// <returns>The document, or null where the text is no JSON object; <paramref name="fault"/> then says why.</returns>
    public static JsonDocument? Parse(ReadOnlyMemory<byte> json, out string? fault)
    {
        fault = null;
        if (json.Span.StartsWith("\uFEFF"u8))
            json = json[3..];
        try
        {
            var document = JsonDocument.Parse(json, Options);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return document;
            document.Dispose();
            fault = "The body must be a JSON object, like {\"email\": \"anna@shop.example\", \"message\": \"…\"}.";
        }
        catch (JsonException exception)
        {
            // The parser's own words can quote the text; where it stopped is what helps.
            var place = exception.LineNumber is { } line ? $" (line {line + 1}, byte {exception.BytePositionInLine + 1})" : "";
            fault = $"The body is not valid JSON{place}. At most {MaxDepth} levels; each name once.";
        }
        catch (InvalidOperationException)
        {
            // Names are compared when duplicates are looked for.
            fault = $"A field's name in the body {NoText}";
        }

        return null;
    }

    private static ContactFields FieldsOf(JsonElement root)
    {
        var fields = new ContactFields();
        foreach (var property in root.EnumerateObject())
        {
            var name = property.Name;
            try
            {
                Add(fields, name, property.Value);
            }
            catch (InvalidOperationException)
            {
                fields.Reject(name, $"This text {NoText}");
            }
        }

        return fields;
    }

    private static void Add(ContactFields fields, string name, JsonElement value)
    {
        // Null is how many a script says that there is nothing.
        if (value.ValueKind == JsonValueKind.Null)
            return;
        var known = ContactFields.Known.Contains(name, StringComparer.OrdinalIgnoreCase);
        if (name.Equals(ContactFields.Attachments, StringComparison.OrdinalIgnoreCase))
            fields.Reject(name, ContactRules.FilesAsMultipart);
        else if (value.ValueKind == JsonValueKind.String)
            fields.Add(name, value.GetString()!);
        else if (known)
            fields.Reject(name, "This must be a text in quotes.");
        else
            fields.Add(name, value.GetRawText());
    }
}
