using Azure;
using Azure.Data.Tables;
using ContactRouter.Storage.Rows;
using ContactRouter.Storage.Tables;
using Microsoft.Extensions.Logging;

namespace ContactRouter.Storage.Outbox;

/// <summary>Puts the events of outbox rows onto their queues, then removes the rows.</summary>
/// <param name="followUps">Asked for only when it is needed: what keeps the cases publishes by this.</param>
public sealed partial class OutboxPublisher(
    ITransactionalTable table, IEventQueues queues, Func<IFollowUps> followUps, TimeProvider time, ILogger<OutboxPublisher> logger)
{
    /// <summary>
    /// Publishes what was just committed. Never fails: what could not be put stays in the outbox for the sweep. The caller's own cancellation does
    /// not reach it, for the message is accepted already.
    /// </summary>
    /// <returns>True where all is put and the row may go.</returns>
    public async Task<bool> PublishCommittedAsync(TableEntity row)
    {
        // Counted from the time in the row's key, as the sweep counts: a commit that took long leaves less.
        var left = RowKeys.OutboxTime(row.RowKey) + OutboxTiming.PublisherGivesUp - time.GetUtcNow();
        using var giveUp = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, time);
        try
        {
            giveUp.Token.ThrowIfCancellationRequested();
            await PutAsync(row, giveUp.Token);
            return true;
        }
        catch (Exception exception) when (exception is StoreUnavailableException or OperationCanceledException)
        {
            Log.LeftForTheSweep(logger, row.RowKey, exception.Message);
            return false;
        }
    }

    /// <summary>Publishes a row. An event is put before the row goes: what happens in between puts it again, under the same id.</summary>
    public async Task PublishAsync(TableEntity row, ETag etag, CancellationToken cancellation)
    {
        await PutAsync(row, cancellation);
        await table.RemoveAsync(row.PartitionKey, row.RowKey, etag, cancellation);
    }

    private async Task PutAsync(TableEntity row, CancellationToken cancellation)
    {
        foreach (var queued in OutboxRow.Events(row))
        {
            if (queued.Queue == StorageNames.BackLinks)
            {
                var (@case, linked) = BackLink.Read(queued.Body);
                await FollowAsync(work => work.LinkAsync(@case, linked, cancellation));
            }
            else if (queued.Queue == StorageNames.Transcripts)
            {
                await FollowAsync(work => work.FileAsync(TranscriptNote.Read(queued.Body), cancellation));
            }
            else
            {
                await queues.PutAsync(queued, cancellation);
            }
        }
    }

    private async Task FollowAsync(Func<IFollowUps, Task> work)
    {
        try
        {
            await work(followUps());
        }
        // Whatever it is: this row must not keep the others back.
        catch (Exception exception) when (exception is not (StoreUnavailableException or OperationCanceledException))
        {
            throw new StoreUnavailableException("What follows from a commit could not be done.", exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Outbox row {Row} is left for the sweep: {Reason}")]
        public static partial void LeftForTheSweep(ILogger logger, string row, string reason);
    }
}
