using Azure.Data.Tables;
using ContactRouter.Cases;
using ContactRouter.Routing;
using ContactRouter.Topics;

namespace ContactRouter.Storage.Cases;

/// <summary>What a list shows of a case.</summary>
/// <param name="Sender">The customer's address.</param>
/// <param name="Alerted">The latest alert about the answer time.</param>
public sealed record ListedCase(
    CaseNumber Number,
    Desk Desk,
    Topic? Topic,
    string? OrderNumber,
    string Sender,
    string Subject,
    CaseState State,
    string Priority,
    bool NeedsReview,
    DateTimeOffset ReceivedAt,
    DateTimeOffset DueAt,
    DateTimeOffset DueSoonAt,
    CaseAlert Alerted)
{
    public static ListedCase Of(Case @case) => new(
        @case.Number, @case.Desk, @case.Topic, @case.OrderNumber, @case.SenderAddress, @case.Subject, @case.State, @case.Priority, @case.NeedsReview,
        @case.ReceivedAt, @case.DueAt, @case.DueSoonAt, @case.Alerted);

    /// <summary>Reads an entry of a desk's list.</summary>
    public static ListedCase Read(TableEntity row)
    {
        if (!CaseNumber.TryParse(row.GetString("Number"), out var number))
            throw new FormatException($"Row {row.RowKey} lists no case.");
        return new ListedCase(
            number,
            new Desk(row.GetString("Desk")),
            row.GetString("Topic") is { } topic ? new Topic(topic) : null,
            row.GetString("OrderNumber"),
            row.GetString("Sender"),
            row.GetString("Subject"),
            Enum.Parse<CaseState>(row.GetString("State")),
            row.GetString("Priority"),
            row.GetBoolean("NeedsReview") ?? false,
            row.GetDateTimeOffset("ReceivedAt") ?? default,
            row.GetDateTimeOffset("DueAt") ?? default,
            row.GetDateTimeOffset("DueSoonAt") ?? default,
            Enum.Parse<CaseAlert>(row.GetString("Alerted")));
    }
}
