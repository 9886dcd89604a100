using System.Collections.Concurrent;
using System.Globalization;
using Azure.Core;
using Azure.Core.Pipeline;

namespace ContactRouter.Storage.Tests.Stores;

/// <summary>Counts the queries of a table and the rows that they ask for, at most.</summary>
internal sealed class QueryWatch : HttpPipelineSynchronousPolicy
{
    private const string Top = "$top=";

    private readonly ConcurrentBag<int> asked = [];

    public int Count => asked.Count;

    public int Rows => asked.Sum();

    public void Clear() => asked.Clear();

    public override void OnSendingRequest(HttpMessage message)
    {
        var query = Uri.UnescapeDataString(message.Request.Uri.Query);
        if (message.Request.Method != RequestMethod.Get || query.IndexOf(Top, StringComparison.Ordinal) is not (>= 0 and var at))
            return;
        var number = query.AsSpan(at + Top.Length);
        var end = number.IndexOf('&');
        asked.Add(int.Parse(end < 0 ? number : number[..end], CultureInfo.InvariantCulture));
    }
}
