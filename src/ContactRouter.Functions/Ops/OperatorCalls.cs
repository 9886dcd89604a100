using System.Net.Mime;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ContactRouter.Functions.Contacts;
using ContactRouter.Functions.Problems;
using ContactRouter.Storage.Seen;

namespace ContactRouter.Functions.Ops;

/// <summary>Carries out what operators command. Under the same <c>Idempotency-Key</c> it is answered the same; the name of another call is refused.</summary>
internal sealed class OperatorCalls(SeenCalls seen)
{
    /// <param name="call">What is called, with all that its effect hangs on.</param>
    /// <param name="run">The effect, harmless when repeated: two calls at once may both do it.</param>
    public async Task<IResult> RunAsync<T>(HttpContext http, string call, JsonTypeInfo<T> type, Func<CancellationToken, Task<(T? Done, Problem? Problem)>> run)
        where T : class
    {
        http.Response.Headers.CacheControl = "no-store";
        if (!MessageKeys.TryRead(http.Request, Contacts.AddressProof.Unproven, out var key, out var fault))
            return new ProblemResult(fault);
        if (key is not null && await seen.FindAsync(key.Text, http.RequestAborted) is { } before)
            return before.Call == call ? Answer(before.Answer) : new ProblemResult(KnownProblems.KeyReused());
        var (done, problem) = await run(http.RequestAborted);
        if (done is null)
            return new ProblemResult(problem!);
        var answer = JsonSerializer.Serialize(done, type);
        if (key is not null)
            await seen.KeepAsync(key.Text, new SeenCall(call, answer), http.RequestAborted);
        return Answer(answer);
    }

    private static IResult Answer(string json) => Results.Text(json, MediaTypeNames.Application.Json);
}
