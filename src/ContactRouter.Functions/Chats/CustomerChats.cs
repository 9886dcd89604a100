using ContactRouter.Chats;
using ContactRouter.Functions.Desks;
using ContactRouter.Functions.Hosting;
using ContactRouter.Functions.Problems;
using ContactRouter.Senders;

namespace ContactRouter.Functions.Chats;

/// <summary>The chat over HTTP as its customer uses it: whoever holds its token.</summary>
internal sealed class CustomerChats(ChatCalls calls, SenderIdentity identity, ChatHours hours, TimeProvider time)
{
    private const string Bearer = "Bearer ";

    public Task<IResult> ListAsync(HttpContext http, string id, string? after, string? wait) => LetIn(http, id, chat => calls.ListAsync(http, chat, after, wait));

    public Task<IResult> SayAsync(HttpContext http, string id) => LetIn(http, id, chat => calls.SayAsync(http, chat, ChatSide.Customer));

    public Task<IResult> ReadAsync(HttpContext http, string id) => LetIn(http, id, chat => calls.ReadAsync(http, chat, ChatSide.Customer));

    public Task<IResult> EndAsync(HttpContext http, string id) => LetIn(http, id, chat => calls.EndAsync(http, chat, ChatSide.Customer));

    /// <summary>Needs neither token nor storage.</summary>
    public IResult Hours(HttpContext http)
    {
        var now = time.GetUtcNow();
        var isOpen = hours.IsOpenAt(now);
        CaseEndpoints.NoStore(http);
        return Results.Json(
            new ChatHoursNow(isOpen, isOpen ? null : hours.OpensAt(now), isOpen ? hours.ClosesAt(now) : null, hours.Zone, hours.Week), ApiJson.Default.ChatHoursNow);
    }

    private Task<IResult> LetIn(HttpContext http, string id, Func<ChatId, Task<IResult>> run)
    {
        var given = http.Request.Headers.Authorization.ToString();
        return given.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) && ChatId.TryParse(id, out var chat) && identity.IsTokenOf(chat, given[Bearer.Length..].Trim())
            ? run(chat)
            : Task.FromResult<IResult>(new ProblemResult(KnownProblems.WrongToken("Send Authorization: Bearer with the token that the chat's opening was answered with.")));
    }
}
