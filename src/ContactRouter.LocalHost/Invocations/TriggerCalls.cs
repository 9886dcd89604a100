using System.Net.Http.Headers;
using ContactRouter.LocalHost.Handler;
using ContactRouter.LocalHost.Output;

namespace ContactRouter.LocalHost.Invocations;

/// <summary>Calls queue and timer functions: POST /FunctionName with the payload, and a verdict on the answer.</summary>
internal sealed class TriggerCalls(HttpMessageInvoker client, Uri address, HandlerSupervisor handler, CallLimit limit, HostConsole console, TimeProvider clock)
{
    /// <param name="what">What called it, for the line shown.</param>
    /// <returns>Whether the function succeeded.</returns>
    public async Task<bool> CallAsync(string function, string what, ReadOnlyMemory<byte> payload, CancellationToken stop)
    {
        var started = clock.GetTimestamp();
        var outcome = await handler.WaitUntilReadyAsync(stop)
            ? await SendAsync(function, payload, stop)
            : Outcome.Failure("failed: no handler is running");
        console.Call(function, what, outcome.Text, clock.GetElapsedTime(started), outcome.Succeeded);
        if (outcome.WouldHang)
            console.Error($"{function} answered {outcome.Text}. In Azure this call would hang until functionTimeout, which ends the handler: answer 200 with application/json and an object, {{}} is enough. Here it counts as failed.");
        return outcome.Succeeded;
    }

    private async Task<Outcome> SendAsync(string function, ReadOnlyMemory<byte> payload, CancellationToken stop)
    {
        using var time = limit.Start(function, stop);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, Uri.EscapeDataString(function)));
        request.Content = new ReadOnlyMemoryContent(payload);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.TransferEncodingChunked = true;
        foreach (var (name, value) in InvocationHeaders.Next(clock)) request.Headers.Add(name, value);
        try
        {
            using var answer = await client.SendAsync(request, time.Token);
            return Outcome.Of(answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, await answer.Content.ReadAsByteArrayAsync(time.Token));
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or OperationCanceledException && !stop.IsCancellationRequested)
        {
            return Outcome.Failure(time.IsOver ? $"failed: longer than functionTimeout ({limit})" : "failed: the connection to the handler was lost");
        }
    }
}
