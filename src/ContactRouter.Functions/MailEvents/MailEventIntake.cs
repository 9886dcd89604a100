using System.Security.Cryptography;
using System.Text;
using ContactRouter.Cases;
using ContactRouter.Desks;
using ContactRouter.Intake;
using ContactRouter.Mails;
using ContactRouter.Senders;
using ContactRouter.Storage.Engine;
using ContactRouter.Storage.Ledger;
using ContactRouter.Storage.Mails;
using ContactRouter.Storage.Seen;

namespace ContactRouter.Functions.MailEvents;

/// <summary>
/// Notes in a mail's claim what became of it, and tells its case. Each event counts once: it is noted as seen after its effect, and the effect is harmless when
/// repeated: the case is told under the event's name, and the claim's state only ever gets more final, whatever comes later but happened earlier.
/// </summary>
internal sealed partial class MailEventIntake(MailClaims claims, ContactEngine engine, SeenNames seen, LedgerCounts ledger, ILogger<MailEventIntake> logger)
{
    private const int LongestReason = 300;

    /// <summary>The last day of the year 9999.</summary>
    private const long LatestSecond = 253_402_300_799;

    /// <summary>How final each kind is; kinds that are not here say nothing of delivery.</summary>
    private static readonly Dictionary<string, int> Ranks = new()
    {
        ["deferred"] = 1,
        ["delivered"] = 2,
        ["dropped"] = 3,
        ["bounce"] = 3,
        ["spamreport"] = 4,
    };

    /// <exception cref="Storage.Tables.StoreUnavailableException">Not all are noted: told again, those that are do not count again.</exception>
    public async Task TakeAsync(IEnumerable<MailEvent> events, CancellationToken cancellation)
    {
        foreach (var told in events)
        {
            if (told is not { Id.Length: > 0, Kind: { } kind, Mail: { } mail } || !Ranks.ContainsKey(kind) || RecipientOf(mail) is not { } recipient)
                continue;
            // The event's own time: told again on another day, it is looked for on the same one.
            var day = TimeOf(told);
            if (await seen.ContainsAsync(day, told.Id, cancellation))
                continue;
            await TakeAsync(told, kind, mail, recipient, cancellation);
            if (await seen.AddAsync(day, told.Id, cancellation))
                ledger.Add(LedgerKind.Mail, kind);
        }
    }

    private async Task TakeAsync(MailEvent told, string kind, string mail, SenderId recipient, CancellationToken cancellation)
    {
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(told.Id!)).AsSpan(0, 8));
        while (await claims.FindAsync(recipient, mail, cancellation) is { } claim)
        {
            if (Ranks[kind] <= Ranks.GetValueOrDefault(claim.Delivery))
                return;
            if (IsForTheCase(claim, kind) && CaseNumber.TryParse(claim.Case, out var number))
                await engine.RunAsync(new DeskCommand.Delivery(number, claim.Template, StateOf(kind), ReasonOf(told)) { Name = "mail event " + name }, cancellation);
            if (await claims.WriteAsync(claim with { Delivery = kind }, cancellation) is null)
                continue;
            Log.Noted(logger, mail, kind);
            return;
        }
    }

    // That an acknowledgement arrived is what everybody expects; a timeline is read by people.
    private static bool IsForTheCase(MailClaim claim, string kind) => kind != "deferred" && (kind != "delivered" || claim.Template != MailOrder.Acknowledgement);

    private static DeliveryState StateOf(string kind) => kind switch
    {
        "delivered" => DeliveryState.Delivered,
        "spamreport" => DeliveryState.ReportedAsSpam,
        _ => DeliveryState.Undeliverable,
    };

    // A time that no calendar has is no reason to lose the event.
    private static DateTimeOffset TimeOf(MailEvent told) => DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(told.Timestamp, 0, LatestSecond));

    private static string ReasonOf(MailEvent told) => TextCleaning.FirstBytes(told.Reason?.ReplaceLineEndings(" ").Trim() ?? "", LongestReason);

    private static SenderId? RecipientOf(string mail) =>
        mail.Length is > SenderId.Length and < 200 && mail[SenderId.Length] == '-' && mail.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or ':')
            && SenderId.TryParse(mail[..SenderId.Length], out var sender) ? sender : null;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Mail {Mail}: {Kind}")]
        public static partial void Noted(ILogger logger, string mail, string kind);
    }
}
