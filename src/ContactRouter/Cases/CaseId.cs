using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using ContactRouter.Intake;

namespace ContactRouter.Cases;

/// <summary>Names a case in keys: the contact that opened it and which of that contact's cases it is. Sorts by opening time, leads to its rows by point reads.</summary>
public readonly record struct CaseId(ContactId OpenedBy, int Ordinal)
{
    public override string ToString() => $"{OpenedBy}-{Ordinal}";

    public static bool TryParse([NotNullWhen(true)] string? text, out CaseId id)
    {
        id = default;
        var hyphen = text?.LastIndexOf('-') ?? -1;
        if (hyphen < 0 || !ContactId.TryParse(text![..hyphen], out var contact)
            || !int.TryParse(text.AsSpan(hyphen + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal))
            return false;
        id = new CaseId(contact, ordinal);
        return true;
    }
}
