using ContactRouter.Chats;
using ContactRouter.Functions.Chats;
using ContactRouter.Functions.Hosting;
using ContactRouter.Functions.Problems;
using ContactRouter.Storage.Chats;

namespace ContactRouter.Functions.Desks;

/// <summary>The chats over HTTP as the people at the desk use them.</summary>
internal sealed class DeskChatCalls(ChatCalls calls, ChatBoard board)
{
    /// <summary>Chats that other instances opened appear after so long at most.</summary>
    private static readonly TimeSpan ListAge = TimeSpan.FromSeconds(2);

    public async Task<IResult> ListAsync(HttpContext http)
    {
        var waiting = 0;
        var chats = await board.ReadAsync(ListAge, http.RequestAborted);
        CaseEndpoints.NoStore(http);
        return Results.Json(
            new Chats.DeskChats([.. chats.Select(chat => DeskChat.Of(chat, chat.State == ChatState.Waiting ? ++waiting : null))]), ApiJson.Default.DeskChats);
    }

    public Task<IResult> LinesAsync(HttpContext http, string id, string? after, string? wait) => Find(id, chat => calls.ListAsync(http, chat, after, wait));

    public Task<IResult> JoinAsync(HttpContext http, string id) => Find(id, chat => calls.JoinAsync(http, chat));

    public Task<IResult> SayAsync(HttpContext http, string id) => Find(id, chat => calls.SayAsync(http, chat, ChatSide.Agent));

    public Task<IResult> ReadAsync(HttpContext http, string id) => Find(id, chat => calls.ReadAsync(http, chat, ChatSide.Agent));

    public Task<IResult> EndAsync(HttpContext http, string id) => Find(id, chat => calls.EndAsync(http, chat, ChatSide.Agent));

    private static Task<IResult> Find(string id, Func<ChatId, Task<IResult>> run) =>
        ChatId.TryParse(id, out var chat) ? run(chat) : Task.FromResult<IResult>(new ProblemResult(KnownProblems.NotFound()));
}
