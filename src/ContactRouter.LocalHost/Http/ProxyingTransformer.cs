using ContactRouter.LocalHost.Invocations;
using Yarp.ReverseProxy.Forwarder;

namespace ContactRouter.LocalHost.Http;

/// <summary>The newer shape of a passed request: everything as it came, but for the handler's own Host and X-Forwarded-*.</summary>
internal sealed class ProxyingTransformer(TimeProvider clock) : HttpTransformer
{
    public override async ValueTask TransformRequestAsync(HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
    {
        await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
        var request = httpContext.Request;
        proxyRequest.Headers.Host = null;
        Set("X-Forwarded-For", httpContext.Connection.RemoteIpAddress?.ToString() ?? "");
        Set("X-Forwarded-Host", request.Host.Value ?? "");
        Set("X-Forwarded-Proto", request.Scheme);
        foreach (var (name, value) in InvocationHeaders.Next(clock)) Set(name, value);

        void Set(string name, string value)
        {
            proxyRequest.Headers.Remove(name);
            proxyRequest.Headers.TryAddWithoutValidation(name, value);
        }
    }
}
