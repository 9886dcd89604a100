namespace ContactRouter.Functions.Hosting;

/// <summary>
/// Gives every call a deadline of ours. At functionTimeout the host kills the process with all the calls that are under way, and Azure's front end
/// cuts a request after about 230 seconds: an answer before that is always the better one.
/// </summary>
internal sealed class DeadlineMiddleware(RequestDelegate next, TimeProvider time)
{
    /// <summary>Below the front end's 230 s and host.json's functionTimeout of 5 minutes.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(200);

    public async Task InvokeAsync(HttpContext http)
    {
        var client = http.RequestAborted;
        using var deadline = new CancellationTokenSource(Deadline, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(client, deadline.Token);
        http.RequestAborted = either.Token;
        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !client.IsCancellationRequested)
        {
            throw new TimeoutException($"The call took longer than {Deadline.TotalSeconds:N0} s.");
        }
        finally
        {
            http.RequestAborted = client;
        }
    }
}
