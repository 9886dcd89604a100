using Azure.Data.Tables;
using ContactRouter.Intake;
using ContactRouter.Storage.Tables;
using Microsoft.Extensions.Logging;

namespace ContactRouter.Storage.Quarantine;

/// <summary>Table <c>quarantine</c>: what was set aside, a partition for each day.</summary>
public sealed partial class QuarantineStore(TableClient table, ILogger<QuarantineStore> logger)
{
    /// <summary>What one binary property of a row holds.</summary>
    public const int MaxBodyBytes = 64 * 1024;

    /// <summary>A property holds 64 KiB of UTF-16. Of a request with thousands of faults, the first ones will do.</summary>
    private const int MaxDetailBytes = 32 * 1024;

    /// <exception cref="StoreUnavailableException">It is not kept: its source must not let go of it.</exception>
    public async Task KeepAsync(SetAside item, CancellationToken cancellation)
    {
        var (partition, key) = KeyOf(item.Source, item.Id, item.SentAt);
        var row = new TableEntity(partition, key)
        {
            ["Source"] = item.Source,
            ["Reason"] = item.Reason,
            ["Detail"] = TextCleaning.FirstBytes(item.Detail, MaxDetailBytes),
            ["SentAt"] = item.SentAt,
            ["Body"] = item.Body.ToArray(),
            ["BodyBlob"] = item.BodyBlob,
        };
        try
        {
            await table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellation);
        }
        catch (Exception exception) when (StoreFaults.IsUnavailable(exception, cancellation))
        {
            throw StoreFaults.Unavailable($"table {table.Name}", exception);
        }

        Log.Kept(logger, item.Id, item.Source, item.Reason);
    }

    /// <summary>The body of what was set aside, as far as it lies in its row; null where nothing was, under this name.</summary>
    /// <exception cref="StoreUnavailableException">Not known.</exception>
    public async Task<ReadOnlyMemory<byte>?> FindAsync(string source, string id, DateTimeOffset sentAt, CancellationToken cancellation)
    {
        var (partition, key) = KeyOf(source, id, sentAt);
        try
        {
            var row = await table.GetEntityIfExistsAsync<TableEntity>(partition, key, cancellationToken: cancellation);
            return row.HasValue ? row.Value!.GetBinary("Body") : null;
        }
        catch (Exception exception) when (StoreFaults.IsUnavailable(exception, cancellation))
        {
            throw StoreFaults.Unavailable($"table {table.Name}", exception);
        }
    }

    private static (string Partition, string Key) KeyOf(string source, string id, DateTimeOffset sentAt)
    {
        var time = Timestamp.Format(sentAt);
        return (time[..10], $"{time}|{source}|{id}");
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Message {Id} of {Source} is set aside: {Reason}")]
        public static partial void Kept(ILogger logger, string id, string source, string reason);
    }
}
