using Azure;
using Azure.Data.Tables;
using ContactRouter.Cases;
using ContactRouter.Routing;
using ContactRouter.Topics;

namespace ContactRouter.Storage.Rows;

/// <summary>
/// A case that a person at a desk corrected, found by the time of it. Of a case there is one at most, that of the latest correction: the case itself knows
/// its key, so that the one goes with the other.
/// </summary>
internal static class CorrectionRow
{
    /// <summary>What a change of a case writes: nothing, unless it corrects it.</summary>
    public static IEnumerable<TableTransactionAction> Write(string partition, CaseChange change)
    {
        var (before, after) = (change.Before, change.After);
        if (change.Entry.By != TimelineEntry.DeskPeople || change.Entry.Kind is not (TimelineKind.Moved or TimelineKind.TopicCorrected) || after.CorrectedAt is not { } at)
            yield break;
        var key = RowKeys.Correction(at, after.Id);
        var old = before?.CorrectedAt is { } time ? RowKeys.Correction(time, after.Id) : null;
        var row = new TableEntity(partition, key) { ["Desk"] = after.Desk.Name, ["IsTopicSaid"] = after.IsTopicSaid };
        if (after.Topic is { } topic)
            row["Topic"] = topic.Name;
        if (after.Language is { } language)
            row["Language"] = language;
        if (old is not null && old != key)
            yield return new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(partition, old), ETag.All);
        yield return new TableTransactionAction(old == key ? TableTransactionActionType.UpsertReplace : TableTransactionActionType.Add, row);
    }

    public static Correction Read(TableEntity row)
    {
        var place = RowKeys.CorrectionPlace(row.RowKey);
        return CaseId.TryParse(place[(place.IndexOf('|') + 1)..], out var id)
            ? new Correction(
                id,
                Timestamp.Parse(place[..place.IndexOf('|')]),
                new Desk(row.GetString("Desk")),
                row.GetString("Topic") is { } topic ? new Topic(topic) : null,
                row.GetBoolean("IsTopicSaid") ?? false,
                row.GetString("Language"))
            : throw new FormatException($"Row {row.RowKey} holds no correction.");
    }
}

/// <summary>What a person at a desk made of a case.</summary>
/// <param name="At">When, for the last time.</param>
/// <param name="Desk">Where the case lies since.</param>
/// <param name="Topic">Its topic since, or null.</param>
/// <param name="IsTopicSaid">A person said the topic; else it is the one that was recognised.</param>
/// <param name="Language">The customer's, ISO 639-1, or null.</param>
public sealed record Correction(CaseId Case, DateTimeOffset At, Desk Desk, Topic? Topic, bool IsTopicSaid, string? Language);
