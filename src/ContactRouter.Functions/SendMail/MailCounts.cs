using System.Diagnostics.Metrics;
using ContactRouter.Functions.Contacts.SpamDoors;
using ContactRouter.Mail.Outbound;
using ContactRouter.Storage.Ledger;
using ContactRouter.Storage.Mails;

namespace ContactRouter.Functions.SendMail;

/// <summary>Counts what came of handing mails over.</summary>
internal sealed class MailCounts(IMeterFactory meters, LedgerCounts ledger)
{
    private readonly Counter<long> tries =
        meters.Create(SpamCounts.MeterName).CreateCounter<long>("contactrouter.mail.tries", "{try}", "Mails handed over to the provider, by what came of it");

    private readonly Counter<long> givenUp =
        meters.Create(SpamCounts.MeterName).CreateCounter<long>("contactrouter.mail.given_up", "{mail}", "Mails that are not tried any more and lie in the quarantine");

    public void Count(SendResult result, string template) =>
        tries.Add(1, new KeyValuePair<string, object?>("result", NameOf(result)), new KeyValuePair<string, object?>("template", template));

    public void GivenUp(string reason) => givenUp.Add(1, new KeyValuePair<string, object?>("reason", reason));

    /// <summary>What a claim says from now on.</summary>
    public void Settled(MailState state) => ledger.Add(LedgerKind.Mail, state switch
    {
        MailState.Sent => "sent",
        MailState.Waiting => "retried",
        MailState.Failed => "failed",
        MailState.Uncertain => "uncertain",
        MailState.Capped => "capped",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    });

    /// <summary>An operator had it tried anew.</summary>
    public void Resent() => ledger.Add(LedgerKind.Mail, "resent");

    private static string NameOf(SendResult result) => result switch
    {
        SendResult.Accepted => "accepted",
        SendResult.Rejected => "rejected",
        SendResult.Stopped => "stopped",
        SendResult.Throttled => "throttled",
        SendResult.Failed => "failed",
        SendResult.Uncertain => "uncertain",
        _ => "unknown",
    };
}
