using ContactRouter.Intake;

namespace ContactRouter.Functions.Contacts.Forms;

/// <summary>The fields that a mapping fills, and what sites commonly call them.</summary>
internal static class FieldNames
{
    public static readonly IReadOnlyList<string> Mapped =
        [ContactFields.Email, ContactFields.Name, ContactFields.Subject, ContactFields.Message, ContactFields.OrderNumber, ContactFields.Topic];

    /// <summary>Where the presets look when no setting says otherwise, the likeliest first.</summary>
    public static IReadOnlyList<FieldSource> UsualFor(string field) => Usual[field];

    private static readonly Dictionary<string, FieldSource[]> Usual = new()
    {
        [ContactFields.Email] = Names("email", "email address", "your email", "mail", "contact email"),
        [ContactFields.Name] = Names("name", "full name", "your name", "contact name", "first name"),
        [ContactFields.Subject] = Names("subject", "title"),
        [ContactFields.Message] = Names("message", "your message", "comments", "comment", "question", "description", "enquiry", "inquiry", "details", "text"),
        [ContactFields.OrderNumber] = Names("order number", "order no", "order id", "order"),
        [ContactFields.Topic] = Names("topic", "category", "reason"),
    };

    private static FieldSource[] Names(params ReadOnlySpan<string> names)
    {
        var sources = new FieldSource[names.Length];
        for (var i = 0; i < names.Length; i++)
            sources[i] = new ByName(names[i]);
        return sources;
    }
}
