using ContactRouter.Intake;

namespace ContactRouter.Cases;

/// <summary>Names a case in keys: the contact that opened it and which of that contact's cases it is. Sorts by opening time, leads to its rows by point reads.</summary>
public readonly record struct CaseId(ContactId OpenedBy, int Ordinal)
{
    public override string ToString() => $"{OpenedBy}-{Ordinal}";
}
