using System.Diagnostics;
using ContactRouter.Chats;
using ContactRouter.Functions.Contacts;
using ContactRouter.Functions.Contacts.Network;
using ContactRouter.Functions.Contacts.SpamDoors;
using ContactRouter.Functions.Desks;
using ContactRouter.Functions.Hosting;
using ContactRouter.Functions.Problems;
using ContactRouter.Intake;
using ContactRouter.Procedure;
using ContactRouter.Senders;
using ContactRouter.Storage.Engine;

namespace ContactRouter.Functions.Chats;

/// <summary>The door of the chat: proof, network, body, validation, decision, answer.</summary>
internal sealed class OpenChat(
    AddressProver prover,
    WriterNetwork networks,
    SpamGuard spam,
    SenderIdentity identity,
    OrderNumbers orders,
    OrderOptions orderOptions,
    ContactEngine engine,
    ChatProblems problems,
    TimeProvider time)
{
    public async Task<IResult> HandleAsync(HttpContext http)
    {
        var proof = prover.Begin(http.Request);
        if (!MessageKeys.TryRead(http.Request, proof, out var key, out var keyFault))
            return new ProblemResult(keyFault);
        if (proof.Refusal is { } refusal)
            return new ProblemResult(KnownProblems.UnprovenSender(refusal));
        if (proof == Contacts.AddressProof.Unproven && spam.Refuse(networks.AddressOf(http)) is { } busy)
            return new ProblemResult(busy);

        var content = proof.Observe(http.Request.Body);
        var (body, unreadable) = await CommandBody.ReadAsync(http, content);
        await proof.ConcludeAsync(content, http.RequestAborted);
        // What a wrong signature vouches for is not even looked at.
        if (proof.Refusal is { } wrong)
            return new ProblemResult(KnownProblems.UnprovenSender(wrong));
        if (body is null)
            return new ProblemResult(unreadable!);
        if (Read(body, proof.IsProven ? null : networks.IdOf(http, form: null), key) is not { } opening)
            return new ProblemResult(KnownProblems.InvalidRequest(body.Faults));
        return AnswerOf(http, await engine.OpenAsync(opening, http.RequestAborted));
    }

    /// <param name="network">Null where the address is proven.</param>
    /// <returns>Null where something is wrong; the body's faults say what.</returns>
    private ChatOpening? Read(CommandBody body, string? network, RepeatKey? key)
    {
        var sender = SenderAddress.Parse(body.Line("email", ContactRules.MaxSubjectLength), out var fault);
        if (sender is null && !body.IsRejected("email"))
            body.Reject("email", fault!);
        var name = body.Line("name", ContactRules.MaxNameLength);
        var order = OrderOf(body);
        var language = body.Line("language", 2).ToLowerInvariant();
        if (language.Length > 0 && !LanguageDetector.Languages.Contains(language))
            body.Reject("language", $"This is one of {string.Join(", ", LanguageDetector.Languages)}.");
        var transcript = body.Switch("transcript");
        if (body.Faults.Count > 0)
            return null;
        var id = new ChatId(ContactId.New(identity.IdOf(sender!), time.GetUtcNow()), network);
        return new ChatOpening(
            id, sender!, name, order.Length > 0 ? order : null, language.Length > 0 ? language : null, transcript,
            key is null ? null : ChatMark.Of(key.Text, [network ?? ""], [sender!.Value, name, order, language, transcript.ToString()]), Activity.Current?.Id);
    }

    // P12: one order, or none.
    private string OrderOf(CommandBody body)
    {
        var given = body.Line("orderNumber", ContactRules.MaxOrderNumberLength);
        if (given.Length == 0 || body.IsRejected("orderNumber"))
            return "";
        var found = orders.FindInField(given);
        if (found.Count != 1)
            body.Reject("orderNumber", $"Leave this out or give one order number, like {orderOptions.Example}.");
        return found.Count == 1 ? found[0] : "";
    }

    private IResult AnswerOf(HttpContext http, OpeningResult result)
    {
        switch (result)
        {
            case OpeningResult.Opened opened:
                if (opened.Standing is { } standing)
                    RateLimitFields.Set(http.Response.Headers, RateLimitFields.Policy, standing);
                http.Response.Headers.CacheControl = "no-store";
                return Results.Json(new ChatOpened(opened.Chat.ToString(), identity.TokenOf(opened.Chat)), ApiJson.Default.ChatOpened, statusCode: StatusCodes.Status201Created);
            case OpeningResult.Blocked blocked:
                return new ProblemResult(KnownProblems.SenderBlocked(blocked.Standing));
            case OpeningResult.Refused refused:
                return new ProblemResult(problems.Of(refused.Refusal));
            case OpeningResult.KeyReused:
                return new ProblemResult(KnownProblems.KeyReused());
            default:
                throw new InvalidOperationException($"There is no answer for {result}.");
        }
    }
}
