using System.Net.Mime;
using System.Text.Json;
using ContactRouter.Functions.Contacts;
using ContactRouter.Functions.Problems;
using ContactRouter.Intake;
using Microsoft.Net.Http.Headers;

namespace ContactRouter.Functions.Desks;

/// <summary>A request's JSON object, read field by field: whoever sent it learns all its faults at once. What means nothing to us is passed over.</summary>
internal sealed class CommandBody
{
    /// <summary>The longest answer with every character escaped, and then some.</summary>
    private const int MaxBytes = 256 * 1024;

    private readonly Dictionary<string, JsonElement> fields;
    private readonly List<Fault> faults = [];

    private readonly string path;

    private CommandBody(Dictionary<string, JsonElement> fields, string path = "")
    {
        this.fields = fields;
        this.path = path;
    }

    public IReadOnlyList<Fault> Faults => faults;

    /// <summary>Reads the body; an empty one is an object without fields.</summary>
    /// <param name="content">The body where somebody watches it go by; else null.</param>
    public static async Task<(CommandBody? Body, Problem? Problem)> ReadAsync(HttpContext http, Stream? content = null)
    {
        var bytes = await BoundedReader.ReadAsync(content ?? http.Request.Body, MaxBytes, http.RequestAborted);
        if (bytes is null)
            return (null, KnownProblems.TooLarge(MaxBytes));
        if (bytes.Length == 0)
            return (new CommandBody([]), null);
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || !type.MediaType.Equals(MediaTypeNames.Application.Json, StringComparison.OrdinalIgnoreCase))
            return (null, KnownProblems.JsonOnly());
        using var document = ContactJson.Parse(bytes, out var fault);
        if (document is null)
            return (null, KnownProblems.InvalidJson(fault!));
        try
        {
            return (new CommandBody(document.RootElement.EnumerateObject().ToDictionary(field => field.Name, field => field.Value.Clone())), null);
        }
        catch (InvalidOperationException)
        {
            return (null, KnownProblems.InvalidJson("A field's name holds half a character (a lone surrogate) or bytes that are not UTF-8."));
        }
    }

    public bool Has(string name) => fields.ContainsKey(name);

    public void Reject(string name, string message) => faults.Add(new Fault(path + name, message));

    /// <summary>A text, cleaned; empty where there is none.</summary>
    public string Text(string name)
    {
        if (!fields.TryGetValue(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return "";
        try
        {
            if (value.ValueKind == JsonValueKind.String)
                return TextCleaning.Clean(value.GetString()!);
            Reject(name, "This must be a text in quotes.");
        }
        catch (InvalidOperationException)
        {
            Reject(name, "This text holds half a character (a lone surrogate) or bytes that are not UTF-8.");
        }

        return "";
    }

    /// <summary>A text of one line; empty where there is none.</summary>
    public string Line(string name, int maxLength)
    {
        var line = Text(name);
        if (line.Contains('\n', StringComparison.Ordinal))
            Reject(name, "This must be one line.");
        else if (line.Length > maxLength)
            Reject(name, $"At most {maxLength} characters.");
        return line;
    }

    /// <summary>A switch; off where there is none.</summary>
    public bool Switch(string name)
    {
        if (!fields.TryGetValue(name, out var value) || value.ValueKind is JsonValueKind.Null or JsonValueKind.False)
            return false;
        if (value.ValueKind != JsonValueKind.True)
            Reject(name, "This must be true or false.");
        return true;
    }

    /// <summary>A whole number from 0; null where there is none.</summary>
    public int? Number(string name)
    {
        if (!fields.TryGetValue(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= 0)
            return number;
        Reject(name, "This must be a whole number from 0.");
        return null;
    }

    /// <summary>Whether something was already found wrong with a field.</summary>
    public bool IsRejected(string name) => faults.Exists(fault => fault.Field == path + name);

    /// <summary>An object inside; one without fields where there is none. Its faults are its own until <see cref="Take"/>.</summary>
    public CommandBody Object(string name)
    {
        if (!fields.TryGetValue(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return new CommandBody([], $"{path}{name}.");
        if (value.ValueKind != JsonValueKind.Object)
            Reject(name, "This must be an object in curly brackets.");
        return new CommandBody(
            value.ValueKind == JsonValueKind.Object ? value.EnumerateObject().ToDictionary(field => field.Name, field => field.Value) : [], $"{path}{name}.");
    }

    /// <summary>Adds what was found wrong with an object inside.</summary>
    public void Take(CommandBody inside) => faults.AddRange(inside.faults);
}
