using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;

namespace ContactRouter.Benchmarks.Measuring;

/// <summary>Sees every call of the storage clients as it goes out, tries again included, and tells its kind from its address and method.</summary>
internal sealed class CountingPolicy(CallCounter counter, AccountPorts ports) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message) => counter.Add(KindOf(message.Request));

    public override void OnReceivedResponse(HttpMessage message)
    {
        var uri = message.Request.Uri;
        if (uri.Port == ports.Queue && message.Request.Method == RequestMethod.Post && message.Response.Status == 201
            && uri.Path.Contains("/desk-", StringComparison.Ordinal))
            counter.AddDelivered();
    }

    private CallKind KindOf(Request request)
    {
        if (request.Uri.Port == ports.Blob)
            return CallKind.Blob;
        if (request.Uri.Port == ports.Queue)
            return request.Method == RequestMethod.Post ? CallKind.Put : CallKind.Take;
        if (request.Method == RequestMethod.Get)
            return CallKind.Read;
        if (request.Uri.Path.EndsWith("$batch", StringComparison.Ordinal))
            return BeginsWithDelete(request.Content) ? CallKind.CleanUp : CallKind.Commit;
        return request.Method == RequestMethod.Delete ? CallKind.CleanUp : CallKind.Commit;
    }

    // In a commit, removals ride behind the rows that are written: one that begins with a removal writes nothing.
    private static bool BeginsWithDelete(RequestContent? content)
    {
        if (content is null)
            return false;
        using var written = new MemoryStream();
        content.WriteTo(written, CancellationToken.None);
        var text = Encoding.ASCII.GetString(written.GetBuffer(), 0, (int)Math.Min(written.Length, 2_048));
        var delete = text.IndexOf("\nDELETE ", StringComparison.Ordinal);
        var write = text.AsSpan().IndexOfAny(Writes);
        return delete >= 0 && (write < 0 || delete < write);
    }

    private static readonly System.Buffers.SearchValues<string> Writes =
        System.Buffers.SearchValues.Create(["\nPOST ", "\nPUT ", "\nPATCH ", "\nMERGE "], StringComparison.Ordinal);
}
