using System.Text.Json;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using ContactRouter.Benchmarks.Budget;
using ContactRouter.Benchmarks.Measuring;
using ContactRouter.Benchmarks.Product;
using ContactRouter.Routing;
using ContactRouter.Senders;
using ContactRouter.Storage;
using ContactRouter.Topics;

namespace ContactRouter.Benchmarks.Way;

/// <summary>
/// The plain way, as queue-driven apps are mostly built: the door reads and updates the budget, stores the message and puts its id on a queue; a
/// worker takes it from there, reads the message, scores it, writes the case, tells the desk, marks the message as routed.
/// </summary>
internal sealed class ReadUpdateWay : IWay
{
    private const string Intermediate = "accepted";

    // As many as the Functions host takes at once, and as many such takers as keep its standard of 24 at work.
    private const int TakenAtOnce = 16;
    private const int Takers = 2;

    private static readonly TimeSpan Nothing = TimeSpan.FromMilliseconds(10);

    private readonly CancellationTokenSource stop = new();
    private readonly TrainedClassifier classifier = OurClassifier.Create();
    private readonly DeskRouter router = new(new RoutingOptions(), new MailboxOptions());
    private readonly ReadUpdateBudget budget;
    private readonly TableClient table;
    private readonly QueueClient accepted;
    private readonly QueueServiceClient queues;
    private readonly List<Task> takers;
    private int accepts;
    private int open;

    private ReadUpdateWay(Account account)
    {
        budget = new ReadUpdateBudget(account, TimeProvider.System);
        table = account.Clients.Tables.GetTableClient(StorageNames.ContactsTable);
        queues = account.Clients.Queues;
        accepted = queues.GetQueueClient(Intermediate);
        takers = [.. Enumerable.Range(0, Takers).Select(_ => Task.Run(TakeAsync))];
    }

    public static async Task<IWay> StartAsync(Account account)
    {
        await account.Unseen.Queues.GetQueueClient(Intermediate).CreateAsync();
        return new ReadUpdateWay(account);
    }

    public async Task AcceptAsync(int sender)
    {
        Interlocked.Increment(ref open);
        if (!await budget.AdmitAsync(sender))
            throw new InvalidOperationException("The load holds no sender who writes too much.");
        var number = Interlocked.Increment(ref accepts);
        var id = $"message{number:d8}";
        await table.AddEntityAsync(new TableEntity("messages", id)
        {
            ["Sender"] = SampleMessages.Address(sender).Value,
            ["Subject"] = SampleMessages.SubjectOf(number),
            ["Text"] = SampleMessages.Text,
            ["State"] = "accepted",
        });
        await accepted.SendMessageAsync(id);
    }

    public Task QuietAsync() =>
        Until.HoldsAsync("all messages worked off", () => Task.FromResult(Volatile.Read(ref open) == 0), TimeSpan.FromMilliseconds(5));

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await Task.WhenAll(takers);
        stop.Dispose();
    }

    private async Task TakeAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            var messages = await accepted.ReceiveMessagesAsync(TakenAtOnce);
            await Task.WhenAll(messages.Value.Select(WorkAsync));
            if (messages.Value.Length == 0)
                await Task.Delay(Nothing, TimeProvider.System);
        }
    }

    private async Task WorkAsync(QueueMessage taken)
    {
        var row = (await table.GetEntityAsync<TableEntity>("messages", taken.MessageText)).Value;
        var topic = classifier.Classify(new TopicInput(row.GetString("Subject"), row.GetString("Text"))).Topic;
        var sender = SenderAddress.Parse(row.GetString("Sender"), out _)!;
        var desk = router.RouteOf(new RoutingFacts(topic, Mailbox: null, Form: null, sender, Language: null)).Desk;
        await table.AddEntityAsync(new TableEntity("cases", "case-" + row.RowKey)
        {
            ["Message"] = row.RowKey,
            ["Sender"] = row.GetString("Sender"),
            ["Subject"] = row.GetString("Subject"),
            ["Topic"] = topic?.Name,
            ["Desk"] = desk.Name,
            ["State"] = "open",
        });
        await queues.GetQueueClient(StorageNames.QueueOf(desk)).SendMessageAsync(EventOf(row));
        row["State"] = "routed";
        await table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace);
        await accepted.DeleteMessageAsync(taken.MessageId, taken.PopReceipt);
        Interlocked.Decrement(ref open);
    }

    private static BinaryData EventOf(TableEntity row)
    {
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteString("message", row.RowKey);
            json.WriteString("sender", row.GetString("Sender"));
            json.WriteString("subject", row.GetString("Subject"));
            json.WriteString("text", row.GetString("Text"));
            json.WriteEndObject();
        }

        return new BinaryData(body.ToArray());
    }
}
