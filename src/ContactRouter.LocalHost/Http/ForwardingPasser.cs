using ContactRouter.LocalHost.Invocations;
using Microsoft.AspNetCore.Http.Extensions;

namespace ContactRouter.LocalHost.Http;

/// <summary>
/// The older shape: the original Host, repeated query keys merged with commas, of the content headers only Content-Type and
/// Content-Length, no chunked request bodies (500), the answer read whole before it is passed on.
/// </summary>
internal sealed class ForwardingPasser(HttpMessageInvoker client, Uri address, TimeProvider clock) : IRequestPasser
{
    private static readonly HashSet<string> ContentHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "Allow", "Content-Disposition", "Content-Encoding", "Content-Language", "Content-Length", "Content-Location",
        "Content-MD5", "Content-Range", "Content-Type", "Expires", "Last-Modified",
    };

    private static readonly HashSet<string> HopHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Keep-Alive", "Proxy-Connection", "Transfer-Encoding", "Upgrade", "TE", "Trailer",
    };

    public async Task PassAsync(HttpContext context, CancellationToken over)
    {
        var request = context.Request;
        if (request.ContentLength is null && request.Headers.TransferEncoding.Count > 0)
        {
            await HostProblem.WriteAsync(context, StatusCodes.Status500InternalServerError, "Internal Server Error", "chunked-request",
                "Older Functions hosts cannot forward a chunked request body: send Content-Length.");
            return;
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(over, context.RequestAborted);
        try
        {
            using var forwarded = await CopyAsync(request, either.Token);
            using var answer = await client.SendAsync(forwarded, either.Token);
            var body = await answer.Content.ReadAsByteArrayAsync(either.Token);
            context.Response.StatusCode = (int)answer.StatusCode;
            foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers))
            {
                if (!HopHeaders.Contains(name)) context.Response.Headers[name] = values.ToArray();
            }

            if (body.Length > 0) await context.Response.Body.WriteAsync(body, either.Token);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or OperationCanceledException)
        {
            if (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested) await HandlerLost.AnswerAsync(context);
        }
    }

    private async Task<HttpRequestMessage> CopyAsync(HttpRequest request, CancellationToken stop)
    {
        var query = new QueryBuilder(request.Query.Select(q => KeyValuePair.Create(q.Key, q.Value.ToString())));
        var target = new Uri(address, request.PathBase.Add(request.Path).ToUriComponent() + query.ToQueryString());
        var copy = new HttpRequestMessage(new(request.Method), target);
        foreach (var (name, values) in request.Headers)
        {
            if (!HopHeaders.Contains(name) && !ContentHeaders.Contains(name)) copy.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
        }

        foreach (var (name, value) in InvocationHeaders.Next(clock)) copy.Headers.TryAddWithoutValidation(name, value);
        if (request.ContentLength is > 0)
        {
            var body = new MemoryStream((int)request.ContentLength);
            await request.Body.CopyToAsync(body, stop);
            body.Position = 0;
            copy.Content = new StreamContent(body);
            copy.Content.Headers.TryAddWithoutValidation("Content-Type", request.ContentType);
        }

        return copy;
    }
}
