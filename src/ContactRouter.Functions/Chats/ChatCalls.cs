using System.Globalization;
using ContactRouter.Chats;
using ContactRouter.Functions.Contacts;
using ContactRouter.Functions.Desks;
using ContactRouter.Functions.Hosting;
using ContactRouter.Functions.Problems;
using ContactRouter.Intake;
using ContactRouter.Storage.Chats;
using ContactRouter.Storage.Engine;

namespace ContactRouter.Functions.Chats;

/// <summary>What customer and desk do alike in a chat: read and write lines, mark them read, end it.</summary>
internal sealed class ChatCalls(ContactEngine engine, ChatReader reader, ChatBoard board, ChatRules rules, ChatProblems problems)
{
    public const int MaxTextLength = 4_000;
    public const int MaxReasonLength = 500;
    private const int MaxAgentLength = 60;

    /// <summary>A place in the queue that is as old as this is good enough for who waits.</summary>
    private static readonly TimeSpan PositionAge = TimeSpan.FromSeconds(20);

    public async Task<IResult> ListAsync(HttpContext http, ChatId id, string? after, string? wait)
    {
        var faults = new List<Fault>();
        var seen = NumberOf("after", after, faults);
        var seconds = NumberOf("wait", wait, faults);
        if (faults.Count > 0)
            return new ProblemResult(KnownProblems.InvalidRequest(faults));
        var longest = TimeSpan.FromSeconds(Math.Min(seconds, (int)ChatReader.LongestWait.TotalSeconds));
        if (await reader.ReadAsync(id, seen, longest, http.RequestAborted) is not { } news)
            return new ProblemResult(KnownProblems.NotFound());
        var position = await board.PositionAsync(news.Chat, PositionAge, http.RequestAborted);
        var @case = news.Chat is { State: ChatState.Ended, CustomerSpoke: true } ? await engine.FindAsync(id.Contact, http.RequestAborted) : null;
        CaseEndpoints.NoStore(http);
        return Results.Json(ChatLines.Of(news, position, rules.Clock.ClosesAt(news.Chat), @case?.CaseNumber.Value), ApiJson.Default.ChatLines);
    }

    public Task<IResult> SayAsync(HttpContext http, ChatId id, ChatSide by) => RunAsync(http, id, $"{by} says", body =>
    {
        var text = body.Text("text");
        if (text.Length == 0 && !body.IsRejected("text"))
            body.Reject("text", "Write your line.");
        else if (text.Length > MaxTextLength)
            body.Reject("text", $"A line has at most {MaxTextLength:N0} characters; this one has {text.Length:N0}.");
        return (new ChatCommand.Say(id, by, text), [text]);
    }, done => Results.Json(new LinePosted(done.Sequence, done.At), ApiJson.Default.LinePosted, statusCode: StatusCodes.Status201Created));

    public Task<IResult> JoinAsync(HttpContext http, ChatId id) => RunAsync(http, id, "joins", body =>
    {
        var name = body.Line("name", MaxAgentLength);
        return (new ChatCommand.Join(id, name), [name]);
    }, NoContent);

    public Task<IResult> ReadAsync(HttpContext http, ChatId id, ChatSide by) => RunAsync(http, id, $"{by} reads", body =>
    {
        var sequence = body.Number("seq");
        if (sequence is null && !body.IsRejected("seq"))
            body.Reject("seq", "Give the number of the last line that was seen.");
        return (new ChatCommand.Read(id, by, sequence ?? 0), [$"{sequence}"]);
    }, NoContent);

    public Task<IResult> EndAsync(HttpContext http, ChatId id, ChatSide by) => RunAsync(http, id, $"{by} ends", body =>
    {
        var reason = body.Line("reason", MaxReasonLength);
        // Whether his words are sent to him is the customer's own wish.
        bool? transcript = by == ChatSide.Customer && body.Has("transcript") ? body.Switch("transcript") : null;
        return (new ChatCommand.End(id, by, reason, transcript), [reason, $"{transcript}"]);
    }, NoContent);

    private async Task<IResult> RunAsync(
        HttpContext http, ChatId id, string verb, Func<CommandBody, (ChatCommand Command, string[] Content)> read, Func<ChatResult.Done, IResult> answer)
    {
        if (!MessageKeys.TryRead(http.Request, Contacts.AddressProof.Unproven, out var key, out var problem))
            return new ProblemResult(problem);
        var (body, unreadable) = await CommandBody.ReadAsync(http);
        if (body is null)
            return new ProblemResult(unreadable!);
        var (command, content) = read(body);
        if (body.Faults.Count > 0)
            return new ProblemResult(KnownProblems.InvalidRequest(body.Faults));
        command = command with
        {
            Mark = key is null ? null : ChatMark.Of(key.Text, [id.ToString(), verb], content),
            TraceParent = System.Diagnostics.Activity.Current?.Id,
        };
        CaseEndpoints.NoStore(http);
        return await engine.RunAsync(command, http.RequestAborted) switch
        {
            ChatResult.Done done => answer(done),
            ChatResult.Refused refused => new ProblemResult(problems.Of(refused.Refusal)),
            ChatResult.KeyReused => new ProblemResult(KnownProblems.KeyReused()),
            ChatResult.NoChat => new ProblemResult(KnownProblems.NotFound()),
            var other => throw new InvalidOperationException($"There is no answer for {other}."),
        };
    }

    private static IResult NoContent(ChatResult.Done done) => Results.NoContent();

    private static int NumberOf(string name, string? text, List<Fault> faults)
    {
        if (string.IsNullOrEmpty(text))
            return 0;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > 1_000_000)
            faults.Add(new Fault(name, "This is a number from 0, or left out."));
        return number;
    }
}
