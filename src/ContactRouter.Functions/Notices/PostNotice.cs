using System.Diagnostics;
using ContactRouter.Functions.Contacts;
using ContactRouter.Functions.Desks;
using ContactRouter.Functions.Hosting;
using ContactRouter.Functions.Problems;
using ContactRouter.Intake;
using ContactRouter.Notices;
using ContactRouter.Procedure;
using ContactRouter.Senders;
using ContactRouter.Storage.Engine;
using ContactRouter.Storage.Ledger;

namespace ContactRouter.Functions.Notices;

/// <summary>P15: takes a notice in. Once it is answered, its mail is certain to be sent.</summary>
internal sealed class PostNotice(
    SenderIdentity identity, OrderNumbers orders, OrderOptions orderOptions, NoticeOptions notices, ContactEngine engine, LedgerCounts ledger, TimeProvider time)
{
    private const int MaxTextLength = 2_000;

    private static readonly Dictionary<string, NoticeKind> Kinds = new()
    {
        ["address-incomplete"] = NoticeKind.AddressIncomplete,
        ["out-of-stock"] = NoticeKind.OutOfStock,
    };

    public async Task<IResult> HandleAsync(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (!MessageKeys.TryRead(http.Request, Contacts.AddressProof.Unproven, out var key, out var keyFault))
            return new ProblemResult(keyFault);
        var (body, unreadable) = await CommandBody.ReadAsync(http);
        if (body is null)
            return new ProblemResult(unreadable!);
        var message = Read(body);
        if (message is null)
            return new ProblemResult(KnownProblems.InvalidRequest(body.Faults));
        var result = await engine.AcceptAsync(message with { Key = key }, http.RequestAborted);
        ledger.Answered(Channel.Notice, result);
        return result switch
        {
            IntakeResult.Accepted { Answer: var answer } => Results.Json(
                new NoticeAccepted(answer.ContactId.Value, answer.CaseNumber.Value), ApiJson.Default.NoticeAccepted, statusCode: StatusCodes.Status202Accepted),
            IntakeResult.KeyReused => new ProblemResult(KnownProblems.KeyReused()),
            var other => throw new InvalidOperationException($"A notice cannot end as {other}."),
        };
    }

    /// <returns>Null where something is wrong; the body's faults say what.</returns>
    private ContactMessage? Read(CommandBody body)
    {
        var kindName = body.Line("kind", ContactRules.MaxNameLength);
        if (!Kinds.TryGetValue(kindName, out var kind) && !body.IsRejected("kind"))
            body.Reject("kind", $"This is one of {string.Join(", ", Kinds.Keys)}.");
        var order = OrderOf(body);
        var text = body.Text("text");
        if (text.Length > MaxTextLength)
            body.Reject("text", $"At most {MaxTextLength:N0} characters; this one has {text.Length:N0}.");
        var customer = body.Object("customer");
        var sender = SenderAddress.Parse(customer.Line("email", ContactRules.MaxSubjectLength), out var fault);
        if (sender is null)
            customer.Reject("email", fault!);
        var name = customer.Line("name", ContactRules.MaxNameLength);
        var language = customer.Line("language", 2).ToLowerInvariant();
        if (language.Length > 0 && !LanguageDetector.Languages.Contains(language))
            customer.Reject("language", $"This is one of {string.Join(", ", LanguageDetector.Languages)}.");
        body.Take(customer);
        if (body.Faults.Count > 0)
            return null;
        return new ContactMessage(
            ContactId.New(identity.IdOf(sender!), time.GetUtcNow()), Channel.Notice, sender!, name, Verified: true, Subject: "", text, order, Chosen: null,
            Attachments: [], new Dictionary<string, string>(), Activity.Current?.Id)
        {
            Notice = new Notice(kind, language.Length > 0 ? language : Mails.MailOrder.FallbackLanguage, notices.FromOf(kind)),
        };
    }

    private string OrderOf(CommandBody body)
    {
        var given = body.Line("orderNumber", ContactRules.MaxOrderNumberLength);
        if (body.IsRejected("orderNumber"))
            return "";
        var found = orders.FindInField(given);
        if (found.Count != 1)
            body.Reject("orderNumber", $"This is one order number, like {orderOptions.Example}.");
        return found.Count == 1 ? found[0] : "";
    }
}
