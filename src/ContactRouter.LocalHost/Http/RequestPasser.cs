using Yarp.ReverseProxy.Forwarder;

namespace ContactRouter.LocalHost.Http;

/// <summary>Passes a whole HTTP request to the handler and its answer back, in one of the two shapes.</summary>
internal interface IRequestPasser
{
    /// <summary>Passes the request; the answer stands in the context, whatever came of it.</summary>
    /// <param name="over">Cancelled when functionTimeout is over; the client's own going is watched too.</param>
    Task PassAsync(HttpContext context, CancellationToken over);
}

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

/// <summary>What a caller gets when the handler died with his request.</summary>
internal static class HandlerLost
{
    public static Task AnswerAsync(HttpContext context) => HostProblem.WriteAsync(context, StatusCodes.Status502BadGateway,
        "Bad Gateway", "handler-lost", "The handler ended or was stopped before it had answered this request.");
}

/// <summary>The Functions host takes bodies up to 100 MiB.</summary>
internal static class BodyLimit
{
    public const long Bytes = 100 * 1024 * 1024;

    public static Task RefuseAsync(HttpContext context) => HostProblem.WriteAsync(context, StatusCodes.Status413PayloadTooLarge,
        "Content Too Large", "body-too-large", $"The Functions host takes request bodies of at most {Bytes} bytes (100 MiB).");
}
