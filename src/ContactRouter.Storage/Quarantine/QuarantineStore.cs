using Azure.Data.Tables;
using ContactRouter.Intake;
using ContactRouter.Storage.Tables;
using Microsoft.Extensions.Logging;

namespace ContactRouter.Storage.Quarantine;

/// <summary>Table <c>quarantine</c>: what was set aside, a partition for each day.</summary>
public sealed partial class QuarantineStore(TableClient table, ILogger<QuarantineStore> logger)
{
    /// <summary>A property holds 64 KiB of UTF-16. Of a request with thousands of faults, the first ones will do.</summary>
    private const int MaxDetailBytes = 32 * 1024;

    /// <exception cref="StoreUnavailableException">It is not kept: its source must not let go of it.</exception>
    public async Task KeepAsync(SetAside item, CancellationToken cancellation)
    {
        var time = Timestamp.Format(item.SentAt);
        var row = new TableEntity(time[..10], $"{time}|{item.Source}|{item.Id}")
        {
            ["Source"] = item.Source,
            ["Reason"] = item.Reason,
            ["Detail"] = TextCleaning.FirstBytes(item.Detail, MaxDetailBytes),
            ["SentAt"] = item.SentAt,
            ["Body"] = item.Body.ToArray(),
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

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Message {Id} of {Source} is set aside: {Reason}")]
        public static partial void Kept(ILogger logger, string id, string source, string reason);
    }
}
