using System.Diagnostics.CodeAnalysis;
using ContactRouter.Intake;

namespace ContactRouter.Chats;

/// <summary>
/// Names a chat: the contact that it becomes when it ends and, where its customer has not proven his address, the network that he chats from. So it leads to
/// its rows, and to the state that guards it, by point reads.
/// </summary>
/// <param name="Network">Null where the address is proven.</param>
public readonly record struct ChatId(ContactId Contact, string? Network)
{
    private const int NetworkLength = 16;

    public override string ToString() => Network is null ? Contact.Value : $"{Contact}-{Network}";

    public static bool TryParse([NotNullWhen(true)] string? text, out ChatId id)
    {
        id = default;
        var hyphen = text?.LastIndexOf('-') ?? -1;
        var hasNetwork = hyphen > 0 && text!.IndexOf('-', StringComparison.Ordinal) != hyphen;
        var network = hasNetwork ? text![(hyphen + 1)..] : null;
        if (!ContactId.TryParse(hasNetwork ? text![..hyphen] : text, out var contact)
            || (network is not null && (network.Length != NetworkLength || !network.All(char.IsAsciiHexDigitLower))))
            return false;
        id = new ChatId(contact, network);
        return true;
    }
}
