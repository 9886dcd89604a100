namespace ContactRouter.LocalHost.Handler;

/// <summary>The HTTP line to the handler: its address, the same over all restarts, and a client that changes nothing on the way.</summary>
internal sealed class HandlerLink(int port) : IDisposable
{
    public int Port => port;

    public Uri Address { get; } = new($"http://127.0.0.1:{port}/");

    // A redirect, a cookie or a compressed body is the caller's matter; a trace header of the client passes unchanged.
    public HttpMessageInvoker Client { get; } = new(new SocketsHttpHandler
    {
        UseProxy = false,
        AllowAutoRedirect = false,
        UseCookies = false,
        ActivityHeadersPropagator = null,
    });

    public void Dispose() => Client.Dispose();
}
