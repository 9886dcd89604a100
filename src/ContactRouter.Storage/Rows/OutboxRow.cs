using System.Globalization;
using Azure.Data.Tables;
using ContactRouter.Events;
using ContactRouter.Storage.Outbox;

namespace ContactRouter.Storage.Rows;

/// <summary>What a commit has to publish, as a row of the same commit: one property for each event and one for its queue.</summary>
public static class OutboxRow
{
    private const string Count = "Count";
    private const string ClaimedUntil = "ClaimedUntil";

    /// <returns>Null where nothing goes out.</returns>
    public static TableEntity? Write(int bucket, string key, IReadOnlyList<Outgoing> outgoing)
    {
        if (outgoing.Count == 0)
            return null;
        var row = new TableEntity(RowKeys.Partition(bucket), key) { [Count] = outgoing.Count };
        for (var i = 0; i < outgoing.Count; i++)
        {
            var (queue, body) = outgoing[i] switch
            {
                Outgoing.ToDesk told => (StorageNames.QueueOf(told.Desk), told.Body),
                Outgoing.Alert alert => (StorageNames.AlertsQueue, alert.Body),
                Outgoing.Mail mail => (StorageNames.MailQueue, mail.Body),
                Outgoing.Transcript transcript => (StorageNames.Transcripts, TranscriptNote.Write(transcript)),
                Outgoing.Question question => (StorageNames.ClassifyQueue, question.Body),
                Outgoing.BackLink link => (StorageNames.BackLinks, BackLink.Write(link)),
                _ => throw new ArgumentOutOfRangeException(nameof(outgoing)),
            };
            row[Name("Queue", i)] = queue;
            row[Name("Body", i)] = body.ToArray();
        }

        return row;
    }

    public static IReadOnlyList<QueuedEvent> Events(TableEntity row) =>
        [.. Enumerable.Range(0, row.GetInt32(Count) ?? 0).Select(i => new QueuedEvent(row.GetString(Name("Queue", i)), row.GetBinary(Name("Body", i))))];

    /// <summary>Until when a sweep works on the row, or null where none ever did.</summary>
    public static DateTimeOffset? ClaimOf(TableEntity row) => row.GetDateTimeOffset(ClaimedUntil);

    /// <summary>The claim: of two sweeps that read the same row, one gets it.</summary>
    public static TableTransactionAction Claim(TableEntity row, DateTimeOffset until) =>
        new(TableTransactionActionType.UpdateMerge, new TableEntity(row.PartitionKey, row.RowKey) { [ClaimedUntil] = until }, row.ETag);

    private static string Name(string property, int i) => property + i.ToString(CultureInfo.InvariantCulture);
}
