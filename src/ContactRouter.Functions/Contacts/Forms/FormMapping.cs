using ContactRouter.Intake;
using ContactRouter.Topics;

namespace ContactRouter.Functions.Contacts.Forms;

/// <summary>A form with field names of its own: says where each of our fields stands in what it posts.</summary>
/// <param name="Name">As in the address it posts to.</param>
/// <param name="Sources">For each of our fields the places to look, the first first.</param>
/// <param name="Preset">The provider whose webhook it is, or null for a form of any make.</param>
/// <param name="Secret">What the provider signs with, or null where its signature is not asked.</param>
/// <param name="FixedSubject">The subject of messages that bring none, or empty.</param>
/// <param name="ForThePost">Fields that say how to treat a post, by their names: the honeypot and the like.</param>
/// <param name="AddressVerified">The site vouches for its writers' addresses: whoever proves to be the site counts as the writer.</param>
internal sealed record FormMapping(
    string Name,
    IReadOnlyDictionary<string, IReadOnlyList<FieldSource>> Sources,
    FormPreset? Preset,
    byte[]? Secret,
    string FixedSubject,
    IReadOnlyList<string> ForThePost,
    bool AddressVerified)
{
    /// <summary>The fields of a form that a browser posts, as they came: one of a list's items for each time its name comes.</summary>
    public ContactFields Map(IEnumerable<KeyValuePair<string, string>> posted) => Fill(new FormContent(
    [
        .. posted.GroupBy(pair => pair.Key, pair => pair.Value, StringComparer.OrdinalIgnoreCase)
            .Select(group => new FormField(group.Key, string.Join(", ", group.Where(text => text.Length > 0)))),
    ]));

    /// <summary>The fields of a JSON body; null with <paramref name="fault"/> where it is none of this form's.</summary>
    public ContactFields? Map(ReadOnlyMemory<byte> json, out string providerId, out string? fault)
    {
        providerId = "";
        using var document = ContactJson.Parse(json, out fault);
        if (document is null)
            return null;
        try
        {
            var content = Preset is null ? new FormContent(JsonTexts.Flatten(document.RootElement)) { Root = document.RootElement } : Preset.Open(document.RootElement);
            fault = content is null ? "This is no message of the form's provider, or not in the shape that its webhook has." : null;
            providerId = content?.ProviderId ?? "";
            return content is null ? null : Fill(content);
        }
        catch (InvalidOperationException)
        {
            fault = "A text of the body holds half a character (a lone surrogate) or bytes that are not UTF-8.";
            return null;
        }
    }

    private ContactFields Fill(FormContent content)
    {
        var fields = new ContactFields();
        var used = new HashSet<FormField>(ReferenceEqualityComparer.Instance);
        foreach (var name in FieldNames.Mapped)
        {
            if (Sources[name].Select(source => source.Find(content)).FirstOrDefault(found => found is not null) is not { } value || Fit(name, value.Text) is not { } text)
                continue;
            fields.Add(name, text);
            used.UnionWith(value.From);
        }

        if (FixedSubject.Length > 0 && fields[ContactFields.Subject].Length == 0)
            fields.Add(ContactFields.Subject, FixedSubject);
        // A provider passes on what was written into the form: nothing of it is said to us.
        Extra.Add(fields, content.Fields.Where(field => !used.Contains(field)), Preset is null ? ForThePost : [], [.. ContactFields.Known, .. ForThePost]);
        return fields;
    }

    /// <summary>
    /// A value in the form that our rules ask for, or null where it should rather travel along: whoever filled in a form of other rules cannot mend it,
    /// and his message must not fail for a long name.
    /// </summary>
    private static string? Fit(string field, string text) => field switch
    {
        ContactFields.Name => OneLine(text, ContactRules.MaxNameLength),
        ContactFields.Subject => OneLine(text, ContactRules.MaxSubjectLength),
        ContactFields.OrderNumber => OneLine(text, int.MaxValue) is { Length: <= ContactRules.MaxOrderNumberLength } line ? line : null,
        ContactFields.Topic => Topic.Find(text.Trim().ToLowerInvariant().Replace(' ', '_').Replace('-', '_'))?.Name,
        _ => text,
    };

    private static string OneLine(string text, int maxLength)
    {
        var line = string.Join(' ', TextCleaning.Clean(text).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        // Cut between characters, not inside one.
        return line.Length <= maxLength ? line : line[..(char.IsHighSurrogate(line[maxLength - 1]) ? maxLength - 1 : maxLength)].TrimEnd();
    }
}
