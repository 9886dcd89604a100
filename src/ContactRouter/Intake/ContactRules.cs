using ContactRouter.Senders;
using ContactRouter.Topics;

namespace ContactRouter.Intake;

/// <summary>Checks a contact request's fields, all at once: whoever sent it learns every fault by one try.</summary>
public static class ContactRules
{
    public const int MaxTextLength = 1_000_000;
    public const int MaxSubjectLength = 500;
    public const int MaxNameLength = 200;
    public const int MaxOrderNumberLength = 100;
    public const int MaxAttachments = 20;
    public const int MaxExtraFields = 50;
    public const int MaxExtraNameLength = 64;

    /// <summary>Of all extra fields together, in characters: they must fit into the event beside the message.</summary>
    public const int MaxExtraLength = 2_000;

    /// <summary>More than anybody mends by one answer. A request can hold a million wrong fields with endless names; its answer must not.</summary>
    public const int MostFaults = 50;

    internal const string FilesAsMultipart = "Send files as multipart/form-data.";

    /// <summary>The checked request, or null with at least one fault and at most <see cref="MostFaults"/>.</summary>
    public static CheckedFields? Check(ContactFields fields, out IReadOnlyList<Fault> faults)
    {
        var found = new List<Fault>(fields.Faults);
        var sender = SenderOf(fields, found);
        var subject = Line(fields, ContactFields.Subject, MaxSubjectLength, found);
        var name = Line(fields, ContactFields.Name, MaxNameLength, found);
        var order = Line(fields, ContactFields.OrderNumber, MaxOrderNumberLength, found);
        var text = TextOf(fields, found);
        var topic = TopicOf(fields, found);
        var extra = ExtraOf(fields, found);
        // A form that is not posted as multipart sends its files' names only: the writer must not believe that the files arrived.
        if (fields[ContactFields.Attachments].Length > 0)
            found.Add(new Fault(ContactFields.Attachments, FilesAsMultipart));
        faults = [.. found.Take(MostFaults).Select(fault => fault with { Field = TextCleaning.FirstBytes(fault.Field, MaxExtraNameLength) })];
        return found.Count > 0 ? null : new CheckedFields(sender!, name, subject, text, order, topic, extra);
    }

    /// <summary>Whether a further field may travel along under this name.</summary>
    public static bool IsExtraName(string name) =>
        name.Length is > 0 and <= MaxExtraNameLength && TextCleaning.Clean(name) == name && !name.AsSpan().ContainsAny('\n', '\t');

    private static SenderAddress? SenderOf(ContactFields fields, List<Fault> faults)
    {
        var sender = SenderAddress.Parse(fields[ContactFields.Email], out var fault);
        if (fault is not null && !faults.Exists(known => known.Field == ContactFields.Email))
            faults.Add(new Fault(ContactFields.Email, fault));
        return sender;
    }

    private static string TextOf(ContactFields fields, List<Fault> faults)
    {
        var text = TextCleaning.Clean(fields[ContactFields.Message]);
        if (text.Length == 0 && !faults.Exists(known => known.Field == ContactFields.Message))
            faults.Add(new Fault(ContactFields.Message, "Write your message."));
        if (text.Length > MaxTextLength)
            faults.Add(new Fault(ContactFields.Message, $"A message has at most {MaxTextLength:N0} characters; this one has {text.Length:N0}."));
        return text;
    }

    // A line break in what becomes a mail header later would let a writer add headers of his own.
    private static string Line(ContactFields fields, string field, int maxLength, List<Fault> faults)
    {
        var line = TextCleaning.Clean(fields[field]);
        if (line.Contains('\n', StringComparison.Ordinal))
            faults.Add(new Fault(field, "This must be one line."));
        else if (line.Length > maxLength)
            faults.Add(new Fault(field, $"At most {maxLength} characters."));
        return line;
    }

    private static Topic? TopicOf(ContactFields fields, List<Fault> faults)
    {
        var name = fields[ContactFields.Topic].Trim();
        if (name.Length == 0)
            return null;
        var topic = Topic.Find(name);
        if (topic is null)
            faults.Add(new Fault(ContactFields.Topic, $"Leave this out or choose one of: {string.Join(", ", Topic.All)}."));
        return topic;
    }

    private static SortedDictionary<string, string> ExtraOf(ContactFields fields, List<Fault> faults)
    {
        var extra = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var length = 0;
        foreach (var (name, value) in fields.Extra)
        {
            if (!IsExtraName(name))
                faults.Add(new Fault(name, $"A further field's name has 1 to {MaxExtraNameLength} visible characters."));
            else
                extra[name] = TextCleaning.Clean(value);
            length += name.Length + value.Length;
        }

        if (length > MaxExtraLength || extra.Count > MaxExtraFields)
            faults.Add(new Fault("", $"At most {MaxExtraFields} further fields of {MaxExtraLength:N0} characters together can travel along."));
        return extra;
    }
}
