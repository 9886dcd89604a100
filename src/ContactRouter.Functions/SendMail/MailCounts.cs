using System.Diagnostics.Metrics;
using ContactRouter.Functions.Contacts.SpamDoors;
using ContactRouter.Mail.Outbound;

namespace ContactRouter.Functions.SendMail;

/// <summary>Counts what came of handing mails over.</summary>
internal sealed class MailCounts(IMeterFactory meters)
{
    private readonly Counter<long> tries =
        meters.Create(SpamCounts.MeterName).CreateCounter<long>("contactrouter.mail.tries", "{try}", "Mails handed over to the provider, by what came of it");

    private readonly Counter<long> givenUp =
        meters.Create(SpamCounts.MeterName).CreateCounter<long>("contactrouter.mail.given_up", "{mail}", "Mails that are not tried any more and lie in the quarantine");

    public void Count(SendResult result, string template) =>
        tries.Add(1, new KeyValuePair<string, object?>("result", NameOf(result)), new KeyValuePair<string, object?>("template", template));

    public void GivenUp(string reason) => givenUp.Add(1, new KeyValuePair<string, object?>("reason", reason));

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
