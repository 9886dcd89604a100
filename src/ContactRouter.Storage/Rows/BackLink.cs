using System.Text;
using ContactRouter.Cases;
using ContactRouter.Events;

namespace ContactRouter.Storage.Rows;

/// <summary>A link from one case to another, as an outbox entry's body.</summary>
internal static class BackLink
{
    public static ReadOnlyMemory<byte> Write(Outgoing.BackLink link) => Encoding.ASCII.GetBytes($"{link.Case} {link.Linked}");

    public static (CaseNumber Case, CaseNumber Linked) Read(ReadOnlyMemory<byte> body)
    {
        var numbers = Encoding.ASCII.GetString(body.Span).Split(' ');
        return CaseNumber.TryParse(numbers[0], out var @case) && CaseNumber.TryParse(numbers[^1], out var linked)
            ? (@case, linked)
            : throw new FormatException("An outbox entry names no cases to link.");
    }
}
