using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using ContactRouter.Storage.Tables;

namespace ContactRouter.Storage.Seen;

/// <summary>What operators' calls under a name of theirs (Idempotency-Key) were answered, for at least a day.</summary>
public sealed class SeenCalls(ITransactionalTable table, TimeProvider time)
{
    /// <summary>What a property of a row holds, in characters; a longer answer is not remembered, for each of the calls can be repeated without harm.</summary>
    private const int MostCharacters = 32 * 1024;

    /// <summary>The call of that name, or null where there was none.</summary>
    /// <exception cref="StoreUnavailableException">Not known.</exception>
    public async Task<SeenCall?> FindAsync(string name, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        // It is kept under the day on which it was done.
        foreach (var day in new[] { now, now.AddDays(-1) })
        {
            if (await table.ReadAsync(SeenKeys.Partition(day), RowKey(name), cancellation) is { } row)
                return new SeenCall(row.GetString("Call"), row.GetString("Answer"));
        }

        return null;
    }

    /// <exception cref="StoreUnavailableException">It may be kept.</exception>
    public async Task KeepAsync(string name, SeenCall call, CancellationToken cancellation)
    {
        if (call.Answer.Length > MostCharacters)
            return;
        var row = new TableEntity(SeenKeys.Partition(time.GetUtcNow()), RowKey(name)) { ["Call"] = call.Call, ["Answer"] = call.Answer };
        // Of two at once the first stays: what they did is the same.
        await table.WriteAsync([new TableTransactionAction(TableTransactionActionType.Add, row)], cancellation);
    }

    private static string RowKey(string name) => SeenKeys.Call + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));
}

/// <param name="Call">What was called.</param>
/// <param name="Answer">In JSON.</param>
public sealed record SeenCall(string Call, string Answer);
