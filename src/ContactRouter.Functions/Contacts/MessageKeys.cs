using System.Diagnostics.CodeAnalysis;
using ContactRouter.Functions.Problems;
using ContactRouter.Intake;

namespace ContactRouter.Functions.Contacts;

/// <summary>
/// Reads the name that a sender's program gave a message: <c>Idempotency-Key: "8e03978e-…"</c> (a quoted string; a bare one is taken, too), else the
/// id of a signed webhook.
/// </summary>
internal static class MessageKeys
{
    private const int MaxLength = 255;

    /// <param name="key">Null where the content has to serve.</param>
    public static bool TryRead(HttpRequest request, AddressProof proof, out RepeatKey? key, [NotNullWhen(false)] out Problem? problem)
    {
        key = null;
        problem = null;
        var given = request.Headers["Idempotency-Key"];
        if (given.Count == 0)
        {
            // Only a signature makes the id a provider's; anybody can send the header.
            if (proof.IsSigned && request.Headers["webhook-id"].ToString() is { Length: > 0 and <= MaxLength } id)
                key = new RepeatKey(RepeatKeyKind.Provider, id);
            return true;
        }

        var text = given.Count == 1 ? given[0]!.Trim() : "";
        if (text.Length >= 2 && text[0] == '"' && text[^1] == '"')
            text = text[1..^1];
        if (text.Length is > 0 and <= MaxLength && text.All(c => c is >= ' ' and <= '~' and not '"'))
            key = new RepeatKey(RepeatKeyKind.Idempotency, text);
        else
            problem = KnownProblems.HeaderInvalid("Idempotency-Key", $"This must be one text in quotes, of 1 to {MaxLength} characters of ASCII.");
        return problem is null;
    }
}
