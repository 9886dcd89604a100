using System.Text;
using Azure.Data.Tables;
using ContactRouter.Cases;
using ContactRouter.Intake;
using ContactRouter.Procedure;
using ContactRouter.Routing;
using ContactRouter.Senders;
using ContactRouter.Storage.Rows;
using ContactRouter.Storage.Tests.Stores;
using ContactRouter.Storage.Tests.Support;
using ContactRouter.Topics;

namespace ContactRouter.Storage.Tests.Cases;

/// <summary>Puts cases and messages into a store as commits leave them there.</summary>
internal sealed class CaseShelf(TestStore store)
{
    /// <summary>A Monday, 09:00 in Shanghai.</summary>
    public static readonly DateTimeOffset Monday = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);

    public static SenderIdentity Identity => Samples.Identity;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static Case Case(string name, string sender = "anna@buyer.example", string desk = "cs", string? order = null, DateTimeOffset? dueAt = null, DateTimeOffset? receivedAt = null)
    {
        var address = SenderAddress.Parse(sender, out _)!;
        var received = receivedAt ?? Monday;
        var id = new CaseId(ContactId.Of(Identity.IdOf(address), received, Encoding.UTF8.GetBytes(name)), 1);
        var due = dueAt ?? received.AddDays(1);
        return new Case(
            id, CaseNumber.For(id, Identity.BucketOf(id.OpenedBy.Sender), 0), new Desk(desk), Topic.Deliveries, order, address.Value, $"About {name}", CaseState.Open,
            received, due, Revision: 1, Sequence: 1)
        {
            DueSoonAt = due.AddHours(-4),
            LatestContact = id.OpenedBy,
            RoutedBecause = $"Topic deliveries goes to desk {desk}.",
        };
    }

    public async Task<Case> OpenAsync(Case @case)
    {
        await ChangeAsync(new CaseChange(Before: null, @case, Entry(@case, TimelineKind.Opened)));
        return @case;
    }

    public async Task<Case> ChangeAsync(CaseChange change)
    {
        await WriteAsync([.. CaseRows.Write(BucketOf(change.After), change)]);
        return change.After;
    }

    /// <summary>Opens many at once; they must not have an order.</summary>
    public Task OpenManyAsync(IEnumerable<Case> cases) => Task.WhenAll(cases.GroupBy(BucketOf).Select(async bucket =>
    {
        // Three rows each, of the hundred that a transaction takes.
        foreach (var chunk in bucket.Chunk(33))
            await WriteAsync([.. chunk.SelectMany(@case => CaseRows.Write(bucket.Key, new CaseChange(Before: null, @case, Entry(@case, TimelineKind.Opened))))]);
    }));

    public async Task<ContactMessage> WriteAsync(Case @case, ContactId id, string text, IReadOnlyList<Attachment>? files = null, IReadOnlyList<Check>? checks = null)
    {
        var message = new ContactMessage(
            id, Channel.Form, SenderAddress.Parse(@case.SenderAddress, out _)!, "Anna", Verified: true, "Where is it?", text, OrderNumber: "", Chosen: null, files ?? [],
            new Dictionary<string, string> { ["shop"] = "north" }, TraceParent: null);
        var answer = new ContactAnswer(id, @case.Number, [@case.Number], "deliveries", "cs", [], id.CreatedAt, @case.DueAt);
        var record = new ContactRecord(message, answer, ["B2B12345"], checks ?? [], files ?? [], SetAside: []);
        await WriteAsync([new TableTransactionAction(TableTransactionActionType.Add, MessageRow.Write(BucketOf(@case), record))]);
        return message;
    }

    private async Task WriteAsync(IReadOnlyList<TableTransactionAction> rows) => Assert.True((await store.Table.WriteAsync(rows, Cancellation)).Written);

    private static int BucketOf(Case @case) => Identity.BucketOf(@case.Id.OpenedBy.Sender);

    private static TimelineEntry Entry(Case @case, TimelineKind kind) =>
        new(@case.Sequence, kind, @case.ReceivedAt, TimelineEntry.Customer, "", CaseStanding.Of(@case));
}
