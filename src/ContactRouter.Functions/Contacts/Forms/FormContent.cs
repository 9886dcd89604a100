using System.Text.Json;

namespace ContactRouter.Functions.Contacts.Forms;

/// <summary>A field as its form delivered it.</summary>
/// <param name="Name">What the form calls it; the name under which it travels along where no mapping uses it.</param>
/// <param name="Text">Its value as text.</param>
internal sealed record FormField(string Name, string Text)
{
    /// <summary>Where it stood in the JSON, or the empty text.</summary>
    public string Pointer { get; init; } = "";

    /// <summary>Another name of it that a mapping may use, or the empty text.</summary>
    public string Alias { get; init; } = "";

    /// <summary>What kind of question it answers, by the provider's own word, or the empty text.</summary>
    public string Kind { get; init; } = "";
}

/// <summary>A form's content, as fields that a mapping chooses from.</summary>
internal sealed record FormContent(IReadOnlyList<FormField> Fields)
{
    /// <summary>The whole JSON, where it came as JSON.</summary>
    public JsonElement? Root { get; init; }

    /// <summary>The provider's own id of this message, the same at each delivery; or the empty text.</summary>
    public string ProviderId { get; init; } = "";
}
