using ContactRouter.Intake;

namespace ContactRouter.Storage.Ledger;

/// <summary>Names in the ledger.</summary>
public static class LedgerNames
{
    /// <summary>A door's.</summary>
    public static string Of(Channel channel) => channel switch
    {
        Channel.Form => "form",
        Channel.Mail => "mail",
        Channel.Chat => "chat",
        Channel.Queue => "queue",
        Channel.Notice => "notice",
        _ => throw new ArgumentOutOfRangeException(nameof(channel)),
    };
}
