using System.Diagnostics;
using System.Text.Encodings.Web;
using ContactRouter.Cases;
using ContactRouter.Desks;
using ContactRouter.Functions.Contacts;
using ContactRouter.Functions.Hosting;
using ContactRouter.Functions.Problems;
using ContactRouter.Routing;
using ContactRouter.Storage.Engine;
using ContactRouter.Topics;

namespace ContactRouter.Functions.Desks;

/// <summary>What people at the desks do to a case: each a command to the one engine, under the revision that they saw.</summary>
internal sealed class CaseCommands(ContactEngine engine, RoutingOptions routing)
{
    public const int MaxTextLength = 10_000;
    public const int MaxReasonLength = 500;

    /// <summary>Of an answer as JSON: its mail must fit into a queue message of 48 KiB, together with names and subject.</summary>
    private const int MaxTextBytes = 40_000;

    public Task<IResult> ReplyAsync(HttpContext http, string id) => RunAsync(http, id, (body, number) =>
    {
        var text = body.Text("text");
        if (text.Length == 0 && !body.IsRejected("text"))
            body.Reject("text", "Write your answer.");
        else if (text.Length > MaxTextLength)
            body.Reject("text", $"An answer has at most {MaxTextLength:N0} characters; this one has {text.Length:N0}.");
        else if (JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text) is var json && System.Text.Encoding.UTF8.GetByteCount(json) > MaxTextBytes)
            body.Reject("text", "This answer is too long: of signs such as emojis only half as many fit.");
        return new DeskCommand.Reply(number, text, body.Switch("close"));
    });

    public Task<IResult> CloseAsync(HttpContext http, string id) => RunAsync(http, id, (body, number) => new DeskCommand.Close(number, ReasonOf(body)));

    public Task<IResult> ReopenAsync(HttpContext http, string id) => RunAsync(http, id, (body, number) => new DeskCommand.Reopen(number, ReasonOf(body)));

    public Task<IResult> MoveAsync(HttpContext http, string id) => RunAsync(http, id, (body, number) =>
    {
        var desk = body.Text("desk");
        if (!routing.Desks.Contains(desk) && !body.IsRejected("desk"))
            body.Reject("desk", $"This is one of the desks {string.Join(", ", routing.Desks.Distinct())}.");
        return new DeskCommand.Move(number, new Routing.Desk(desk), ReasonOf(body));
    });

    public Task<IResult> CorrectAsync(HttpContext http, string id) => RunAsync(http, id, (body, number) =>
    {
        var name = body.Text("topic");
        var topic = Topic.Find(name);
        if (!body.Has("topic") || (name.Length > 0 && topic is null))
            body.Reject("topic", $"This is null, or one of the topics {string.Join(", ", Topic.All)}.");
        return new DeskCommand.Correct(number, topic);
    });

    private async Task<IResult> RunAsync(HttpContext http, string id, Func<CommandBody, CaseNumber, DeskCommand> read)
    {
        CaseEndpoints.NoStore(http);
        if (!CaseNumber.TryParse(id, out var number))
            return new ProblemResult(KnownProblems.NotFound());
        if (!CaseRevision.TryRead(http.Request, out var seen, out var problem) || !MessageKeys.TryRead(http.Request, AddressProof.Unproven, out var key, out problem))
            return new ProblemResult(problem);
        var (body, unreadable) = await CommandBody.ReadAsync(http);
        if (body is null)
            return new ProblemResult(unreadable!);
        var command = read(body, number) with { Seen = seen, TraceParent = Activity.Current?.Id };
        if (body.Faults.Count > 0)
            return new ProblemResult(KnownProblems.InvalidRequest(body.Faults));
        return AnswerOf(http, await engine.RunAsync(key is null ? command : command with { Name = key.Text }, http.RequestAborted));
    }

    private static IResult AnswerOf(HttpContext http, DeskResult result)
    {
        switch (result)
        {
            case DeskResult.Done done:
                http.Response.Headers.ETag = CaseRevision.ETagOf(done.Standing.Revision);
                return Results.Json(done.Standing, ApiJson.Default.CaseStanding);
            case DeskResult.Stale stale:
                http.Response.Headers.ETag = CaseRevision.ETagOf(stale.Standing.Revision);
                return new ProblemResult(KnownProblems.StaleRevision(stale.Standing));
            case DeskResult.Refused refused:
                return new ProblemResult(KnownProblems.NotPossibleNow(refused.Detail));
            case DeskResult.NameReused:
                return new ProblemResult(KnownProblems.KeyReused());
            case DeskResult.NoCase:
                return new ProblemResult(KnownProblems.NotFound());
            default:
                throw new InvalidOperationException($"There is no answer for {result}.");
        }
    }

    private static string ReasonOf(CommandBody body) => body.Line("reason", MaxReasonLength);
}
