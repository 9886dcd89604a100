using Azure.Data.Tables;
using ContactRouter.Cases;

namespace ContactRouter.Storage.Rows;

/// <summary>A new case as rows: the case itself, the way from its number, its place in the desk's list.</summary>
public static class CaseRows
{
    public static IEnumerable<TableEntity> Write(int bucket, Case @case)
    {
        var partition = RowKeys.Partition(bucket);
        yield return WithFacts(@case, new TableEntity(partition, RowKeys.Case(@case.Id))
        {
            ["Revision"] = @case.Revision,
            ["Sequence"] = @case.Sequence,
        });
        yield return new TableEntity(partition, RowKeys.Number(@case.Number))
        {
            ["Sender"] = @case.Id.OpenedBy.Sender.Value,
            ["Case"] = @case.Id.ToString(),
        };
        yield return WithFacts(@case, new TableEntity(partition, RowKeys.Desk(@case.Desk, @case.DueAt, @case.Id)));
    }

    // What a desk's list shows of a case lies in the list's own row, so that a page of the list is one query.
    private static TableEntity WithFacts(Case @case, TableEntity row)
    {
        row["Number"] = @case.Number.Value;
        row["Desk"] = @case.Desk.Name;
        row["Sender"] = @case.SenderAddress;
        row["Subject"] = @case.Subject;
        row["State"] = @case.State.ToString();
        row["ReceivedAt"] = @case.ReceivedAt;
        row["DueAt"] = @case.DueAt;
        if (@case.Topic is { } topic)
            row["Topic"] = topic.Name;
        if (@case.OrderNumber is { } order)
            row["OrderNumber"] = order;
        return row;
    }
}
