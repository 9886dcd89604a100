namespace ContactRouter.LocalHost.Handler;

/// <summary>Asks a starting handler "GET /" until it answers anything at all, as the Functions host does.</summary>
internal sealed class Readiness(HttpMessageInvoker client, Uri address, TimeSpan limit, TimeProvider clock)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(25);

    /// <returns>Whether an answer came within the initialization timeout.</returns>
    public async Task<bool> WaitAsync(CancellationToken stop)
    {
        using var tooLate = new CancellationTokenSource(limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(tooLate.Token, stop);
        try
        {
            while (true)
            {
                try
                {
                    using var ping = new HttpRequestMessage(HttpMethod.Get, address);
                    using var answer = await client.SendAsync(ping, either.Token);
                    return true;
                }
                catch (HttpRequestException)
                {
                    await Task.Delay(Interval, clock, either.Token);
                }
            }
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
