using Azure;
using Azure.Data.Tables;
using ContactRouter.Cases;
using ContactRouter.Intake;
using ContactRouter.Routing;
using ContactRouter.Topics;

namespace ContactRouter.Storage.Rows;

/// <summary>A case as rows: the case itself, the way from its number, its place in the desk's list, its order's index, its timeline, and that it was corrected.</summary>
public static class CaseRows
{
    /// <summary>What a change writes. It is guarded by the state's row that goes with it, so that the rows themselves need no condition.</summary>
    public static IEnumerable<TableTransactionAction> Write(int bucket, CaseChange change)
    {
        var partition = RowKeys.Partition(bucket);
        var (before, after) = (change.Before, change.After);
        var row = CaseRow.Write(partition, after);
        var listed = CaseRow.WriteListed(partition, ListKey(after), after);
        if (before is null)
        {
            yield return Add(row);
            yield return Add(new TableEntity(partition, RowKeys.Number(after.Number)) { ["Sender"] = after.Id.OpenedBy.Sender.Value, ["Case"] = after.Id.ToString() });
            yield return Add(listed);
        }
        else
        {
            yield return Replace(row);
            if (ListKey(before) == listed.RowKey)
            {
                yield return Replace(listed);
            }
            else
            {
                yield return new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(partition, ListKey(before)), ETag.All);
                yield return Add(listed);
            }

            // A new case's first entry is told by its own row.
            yield return Add(TimelineRow.Write(partition, after.Id, change.Entry));
        }

        foreach (var indexed in CorrectionRow.Write(partition, change))
            yield return indexed;

        if (after.OrderNumber is { } order && (before?.OrderNumber is null || before.Verified != after.Verified))
            yield return Replace(new TableEntity(partition, RowKeys.Order(order, after.Id)) { ["Number"] = after.Number.Value, ["Verified"] = after.Verified });
    }

    /// <summary>The keys of the rows that lead to a case, and are not filed under its sender.</summary>
    public static IEnumerable<string> KeysThatLeadTo(Case @case)
    {
        yield return RowKeys.Number(@case.Number);
        yield return ListKey(@case);
        if (@case.OrderNumber is { } order)
            yield return RowKeys.Order(order, @case.Id);
    }

    private static string ListKey(Case @case) => RowKeys.Listed(@case.State, @case.Desk, @case.DueAt, @case.Id);

    private static TableTransactionAction Add(TableEntity row) => new(TableTransactionActionType.Add, row);

    private static TableTransactionAction Replace(TableEntity row) => new(TableTransactionActionType.UpsertReplace, row);
}

/// <summary>A case's own row, and its entry in a desk's list.</summary>
public static class CaseRow
{
    public static TableEntity Write(string partition, Case @case)
    {
        var row = WithFacts(@case, new TableEntity(partition, RowKeys.Case(@case.Id))
        {
            ["Revision"] = @case.Revision,
            ["Sequence"] = @case.Sequence,
            ["SenderName"] = @case.SenderName,
            ["Verified"] = @case.Verified,
            ["RoutedBecause"] = @case.RoutedBecause,
            ["Linked"] = string.Join(' ', @case.Linked),
            ["LatestContact"] = @case.LatestContact.Value,
        });
        if (@case.Language is { } language)
            row["Language"] = language;
        if (@case.LatestMail is { } mail)
            row["LatestMail"] = mail;
        if (@case.ClosedAt is { } closedAt)
            row["ClosedAt"] = closedAt;
        if (@case.CorrectedAt is { } correctedAt)
            row["CorrectedAt"] = correctedAt;
        if (@case.IsTopicSaid)
            row["IsTopicSaid"] = true;
        return row;
    }

    // What a desk's list shows of a case lies in the list's own row, so that a page of the list is one query.
    public static TableEntity WriteListed(string partition, string key, Case @case) => WithFacts(@case, new TableEntity(partition, key));

    public static Case Read(TableEntity row)
    {
        if (!CaseId.TryParse(row.RowKey[(row.RowKey.LastIndexOf('|') + 1)..], out var id) || !CaseNumber.TryParse(row.GetString("Number"), out var number))
            throw new FormatException($"Row {row.RowKey} holds no case.");
        return new Case(
            id,
            number,
            new Desk(row.GetString("Desk")),
            row.GetString("Topic") is { } topic ? new Topic(topic) : null,
            row.GetString("OrderNumber"),
            row.GetString("Sender"),
            row.GetString("Subject"),
            Enum.Parse<CaseState>(row.GetString("State")),
            row.GetDateTimeOffset("ReceivedAt") ?? default,
            row.GetDateTimeOffset("DueAt") ?? default,
            row.GetInt32("Revision") ?? 0,
            row.GetInt32("Sequence") ?? 0)
        {
            SenderName = row.GetString("SenderName") ?? "",
            Verified = row.GetBoolean("Verified") ?? false,
            Language = row.GetString("Language"),
            Priority = row.GetString("Priority"),
            RoutedBecause = row.GetString("RoutedBecause") ?? "",
            Linked = [.. (row.GetString("Linked") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(NumberOf)],
            NeedsReview = row.GetBoolean("NeedsReview") ?? false,
            DueSoonAt = row.GetDateTimeOffset("DueSoonAt") ?? default,
            Alerted = Enum.Parse<CaseAlert>(row.GetString("Alerted")),
            ClosedAt = row.GetDateTimeOffset("ClosedAt"),
            CorrectedAt = row.GetDateTimeOffset("CorrectedAt"),
            IsTopicSaid = row.GetBoolean("IsTopicSaid") ?? false,
            LatestMail = row.GetString("LatestMail"),
            LatestContact = ContactId.TryParse(row.GetString("LatestContact"), out var latest) ? latest : default,
        };
    }

    private static TableEntity WithFacts(Case @case, TableEntity row)
    {
        row["Number"] = @case.Number.Value;
        row["Desk"] = @case.Desk.Name;
        row["Sender"] = @case.SenderAddress;
        row["Subject"] = @case.Subject;
        row["State"] = @case.State.ToString();
        row["Priority"] = @case.Priority;
        row["ReceivedAt"] = @case.ReceivedAt;
        row["DueAt"] = @case.DueAt;
        row["DueSoonAt"] = @case.DueSoonAt;
        row["Alerted"] = @case.Alerted.ToString();
        if (@case.Topic is { } topic)
            row["Topic"] = topic.Name;
        if (@case.OrderNumber is { } order)
            row["OrderNumber"] = order;
        if (@case.NeedsReview)
            row["NeedsReview"] = true;
        return row;
    }

    private static CaseNumber NumberOf(string text) => CaseNumber.TryParse(text, out var number) ? number : default;
}
