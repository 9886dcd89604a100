using ContactRouter.Cases;
using ContactRouter.Intake;
using ContactRouter.Senders;

namespace ContactRouter.Storage.Rows;

/// <summary>The part of a sender's state that is about his cases, as JSON in its row. Names are short, for 200 cases share 64 KiB.</summary>
internal sealed record StoredCases(
    IReadOnlyList<StoredOpenCase> Open, bool More, IReadOnlyList<StoredAcknowledgement> Mails, IReadOnlyList<StoredOperation> Done,
    IReadOnlyList<StoredAdmission>? Machines)
{
    /// <returns>Null where there is nothing to keep.</returns>
    public static StoredCases? Of(SenderState state)
    {
        if (state is { OpenCases.Count: 0, HasMoreCases: false, Acknowledged.Count: 0, Operations.Count: 0, MachineAdmissions.Count: 0 })
            return null;
        return new StoredCases(
            [.. state.OpenCases.Select(open => new StoredOpenCase(NameOf(open.Id), open.Number.Value, open.OrderNumber))],
            state.HasMoreCases,
            [.. state.Acknowledged.Select(sent => new StoredAcknowledgement(sent.At, sent.Subject))],
            [.. state.Operations.Select(known => new StoredOperation(known.Name, known.Content, NameOf(known.Case), known.Sequence))],
            [.. state.MachineAdmissions.Select(admission => new StoredAdmission(admission.At, admission.Key, admission.Contact.Own))]);
    }

    public SenderState AddTo(SenderState state, SenderId sender) => state with
    {
        OpenCases = [.. Open.Select(open => CaseNumber.TryParse(open.N, out var number) ? new OpenCase(IdOf(open.I, sender), number, open.O) : null).OfType<OpenCase>()],
        HasMoreCases = More,
        Acknowledged = [.. Mails.Select(sent => new Acknowledged(sent.A, sent.S))],
        Operations = [.. Done.Select(known => new KnownOperation(known.N, known.C, IdOf(known.I, sender), known.S))],
        MachineAdmissions =
        [
            .. (Machines ?? []).Select(kept => ContactId.TryParse($"{sender}-{kept.C}", out var contact) ? new Admission(kept.A, kept.K, contact) : null).OfType<Admission>(),
        ],
    };

    // All ids of a sender's begin with his own, which is the row's.
    private static string NameOf(CaseId id) => $"{id.OpenedBy.Own}-{id.Ordinal}";

    private static CaseId IdOf(string name, SenderId sender) => CaseId.TryParse($"{sender}-{name}", out var id) ? id : default;
}

internal sealed record StoredOpenCase(string I, string N, string? O);

internal sealed record StoredAcknowledgement(DateTimeOffset A, uint S);

internal sealed record StoredOperation(ulong N, ulong C, string I, int S);

internal sealed record StoredAdmission(DateTimeOffset A, ulong K, string C);
