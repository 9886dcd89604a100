namespace ContactRouter.Functions.Contacts.Forms;

/// <summary>One place where a mapping looks for the value of a field.</summary>
internal abstract record FieldSource
{
    /// <summary>Reads a setting: a JSON pointer where it begins with a slash, else the form's own name of a field. Null where it is neither.</summary>
    public static FieldSource? Parse(string text)
    {
        if (text.StartsWith('/'))
            return JsonPointer.Parse(text) is { } pointer ? new ByPointer(pointer) : null;
        return ByName.Fold(text).Length > 0 ? new ByName(text) : null;
    }

    /// <summary>The value that stands there, or null where nothing but blanks does.</summary>
    public abstract FoundValue? Find(FormContent content);

    protected static FoundValue? First(FormContent content, Func<FormField, bool> fits) =>
        content.Fields.FirstOrDefault(field => fits(field) && !string.IsNullOrWhiteSpace(field.Text)) is { } found ? new FoundValue(found.Text, [found]) : null;
}

/// <summary>A value and the fields that it was taken from, which need not travel along as well.</summary>
internal sealed record FoundValue(string Text, IReadOnlyList<FormField> From);

/// <summary>
/// By the form's own name. Letters and digits count, in either case: people write <c>Order number</c>, <c>order-number</c> and <c>orderNumber</c>.
/// </summary>
internal sealed record ByName(string Name) : FieldSource
{
    private readonly string folded = Fold(Name);

    public override FoundValue? Find(FormContent content) => First(content, field => Fold(field.Name) == folded || Fold(field.Alias) == folded);

    public static string Fold(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}

/// <summary>The first answer to a question of one kind.</summary>
internal sealed record ByKind(string Kind) : FieldSource
{
    public override FoundValue? Find(FormContent content) => First(content, field => field.Kind == Kind);
}

/// <summary>By its place in the JSON.</summary>
internal sealed record ByPointer(JsonPointer Pointer) : FieldSource
{
    private readonly string place = Pointer.ToString();

    public override FoundValue? Find(FormContent content)
    {
        if (content.Root is not { } root || Pointer.Find(root) is not { } value || JsonTexts.Of(value) is not { } text || string.IsNullOrWhiteSpace(text))
            return null;
        // A field may be one item of the list that is pointed at, or hold the part that is.
        return new FoundValue(text, [.. content.Fields.Where(field => field.Pointer.Length > 0 && (IsWithin(field.Pointer, place) || IsWithin(place, field.Pointer)))]);
    }

    private static bool IsWithin(string inner, string outer) =>
        inner.StartsWith(outer, StringComparison.Ordinal) && (inner.Length == outer.Length || inner[outer.Length] == '/');
}
