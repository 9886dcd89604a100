using ContactRouter.Intake;

namespace ContactRouter.Functions.Contacts.Forms;

/// <summary>Lets the fields that a mapping does not use travel along, as many as fit; what does not fit is left out.</summary>
internal static class Extra
{
    // A field that only happens to bear a name of ours must not be taken for ours.
    private const string Prefix = "form.";

    /// <param name="forThePost">Fields that say how to treat the post (the honeypot, for one): kept under their names, outside the limits.</param>
    /// <param name="reserved">Names that mean something to us.</param>
    public static void Add(ContactFields fields, IEnumerable<FormField> unused, IReadOnlyList<string> forThePost, IReadOnlyList<string> reserved)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var room = ContactRules.MaxExtraLength;
        foreach (var field in unused.Where(field => !string.IsNullOrWhiteSpace(field.Text)))
        {
            if (forThePost.Contains(field.Name, StringComparer.OrdinalIgnoreCase))
            {
                fields.Add(field.Name, field.Text);
                continue;
            }

            var name = reserved.Contains(field.Name, StringComparer.OrdinalIgnoreCase) ? Prefix + field.Name : field.Name;
            var length = name.Length + field.Text.Length;
            if (!ContactRules.IsExtraName(name) || length > room || names.Count == ContactRules.MaxExtraFields || !names.Add(name))
                continue;
            fields.Add(name, field.Text);
            room -= length;
        }
    }
}
