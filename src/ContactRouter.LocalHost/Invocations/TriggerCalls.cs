using System.Net.Http.Headers;

namespace ContactRouter.LocalHost.Invocations;

/// <summary>Calls queue and timer functions: POST /FunctionName with the payload, and a verdict on the answer.</summary>
internal sealed class TriggerCalls(CallRoute route)
{
    /// <param name="what">What called it, for the line shown.</param>
    /// <returns>Whether the function succeeded.</returns>
    public async Task<bool> CallAsync(string function, string what, ReadOnlyMemory<byte> payload, CancellationToken stop)
    {
        var started = route.Clock.GetTimestamp();
        var outcome = await route.Handler.WaitUntilReadyAsync(stop)
            ? await SendAsync(function, payload, stop)
            : Outcome.Failure("failed: no handler is running");
        route.Console.Call(function, what, outcome.Text, route.Clock.GetElapsedTime(started), outcome.Succeeded);
        if (outcome.WouldHang)
            route.Console.Error($"{function} answered {outcome.Text}. In Azure this call would hang until functionTimeout, which ends the handler: answer 200 with application/json and an object, {{}} is enough. Here it counts as failed.");
        return outcome.Succeeded;
    }

    private async Task<Outcome> SendAsync(string function, ReadOnlyMemory<byte> payload, CancellationToken stop)
    {
        using var time = route.Limit.Start(function, stop);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(route.Link.Address, Uri.EscapeDataString(function)));
        request.Content = new ReadOnlyMemoryContent(payload);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.TransferEncodingChunked = true;
        foreach (var (name, value) in InvocationHeaders.Next(route.Clock)) request.Headers.Add(name, value);
        try
        {
            using var answer = await route.Link.Client.SendAsync(request, time.Token);
            return Outcome.Of(answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, await answer.Content.ReadAsByteArrayAsync(time.Token));
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or OperationCanceledException && !stop.IsCancellationRequested)
        {
            return Outcome.Failure(time.IsOver ? $"failed: longer than functionTimeout ({route.Limit})" : "failed: the connection to the handler was lost");
        }
    }
}
