using Yarp.ReverseProxy.Forwarder;

namespace ContactRouter.LocalHost.Http;

/// <summary>The newer shape: streamed both ways.</summary>
internal sealed class ProxyingPasser(IHttpForwarder forwarder, HttpMessageInvoker client, Uri address, TimeSpan? functionTimeout, TimeProvider clock) : IRequestPasser
{
    // The proxy's own limit on a silent connection must not end a call that functionTimeout still allows.
    private readonly ForwarderRequestConfig _config = new() { ActivityTimeout = (functionTimeout ?? TimeSpan.FromDays(1)) + TimeSpan.FromMinutes(1) };
    private readonly ProxyingTransformer _transformer = new(clock);

    public async Task PassAsync(HttpContext context, CancellationToken over)
    {
        var error = await forwarder.SendAsync(context, address.ToString(), client, _config, _transformer, over);
        if (error == ForwarderError.None || context.Response.HasStarted) return;
        if (IsTooLarge(context.GetForwarderErrorFeature()?.Exception)) await BodyLimit.RefuseAsync(context);
        else if (!context.RequestAborted.IsCancellationRequested) await HandlerLost.AnswerAsync(context);
    }

    private static bool IsTooLarge(Exception? fault) => fault switch
    {
        null => false,
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => true,
        AggregateException several => several.InnerExceptions.Any(IsTooLarge),
        _ => IsTooLarge(fault.InnerException),
    };
}
