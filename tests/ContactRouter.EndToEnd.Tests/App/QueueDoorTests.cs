using Azure.Data.Tables;
using Azure.Storage.Queues;
using ContactRouter.EndToEnd.Tests.Host;

namespace ContactRouter.EndToEnd.Tests.App;

/// <summary>The queue's door: what cannot be taken in is set aside with its reason, by one delivery.</summary>
public sealed class QueueDoorTests(SharedApp shared)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("this is no json", "undecodable")]
    [InlineData("[]", "undecodable")]
    [InlineData("""{"email":"nobody","message":"x"}""", "invalid-message")]
    public async Task What_cannot_be_read_is_set_aside_with_its_reason(string body, string reason)
    {
        var app = await shared.GetAsync();
        var sent = (await app.Queue("contact-requests").SendMessageAsync(body, Stop)).Value;
        var row = await SetAsideAsync(app, sent.MessageId);
        Assert.Equal((reason, "contact-requests"), (row.GetString("Reason"), row.GetString("Source")));
        Assert.Equal(body, System.Text.Encoding.UTF8.GetString(row.GetBinary("Body")));
        Assert.NotEmpty(row.GetString("Detail"));
        // One delivery, and it was answered.
        await Until.TrueAsync(() => app.Output.Contains($"{sent.MessageId}, try 1 -> 200", StringComparison.Ordinal), "the delivery is answered", () => app.Output);
        Assert.DoesNotContain($"{sent.MessageId}, try 2", app.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_is_not_base_64_ends_in_the_quarantine_too()
    {
        var app = await shared.GetAsync();
        const string body = "{not base 64}";
        var raw = new QueueClient(app.Storage, "contact-requests", new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None });
        await raw.SendMessageAsync(body, Stop);
        var poison = new QueueClient(app.Storage, "contact-requests-poison");
        TableEntity? found = null;
        await Until.TrueAsync(
            async () =>
            {
                await app.RunTimerAsync("DrainPoison");
                await foreach (var row in app.Table("quarantine").QueryAsync<TableEntity>(cancellationToken: Stop))
                    found = row.GetBinary("Body") is { } bytes && System.Text.Encoding.UTF8.GetString(bytes) == body ? row : found;
                return found is not null;
            },
            "the text lies in the quarantine",
            () => app.Output);
        Assert.Equal("undecodable", found!.GetString("Reason"));
        Assert.True(!await poison.ExistsAsync(Stop) || (await poison.PeekMessagesAsync(32, Stop)).Value.Length == 0);
    }

    [Fact]
    public async Task A_message_delivered_twice_has_one_effect()
    {
        var app = await shared.GetAsync();
        var (id, body) = (Guid.CreateVersion7().ToString(), """{"email":"twice@queue.example","message":"Where is my order B2B61234?"}""");
        var answers = new List<string>();
        for (var i = 0; i < 3; i++)
            answers.Add(await app.CallQueueFunctionAsync("QueuedContacts", id, body));
        Assert.All(answers, answer => Assert.Equal("{}", answer));
        var messages = 0;
        await foreach (var row in app.Table("contacts").QueryAsync<TableEntity>("Sender eq 'twice@queue.example'", cancellationToken: Stop))
            messages += row.RowKey.Contains("|m|", StringComparison.Ordinal) ? 1 : 0;
        Assert.Equal(1, messages);
    }

    private static async Task<TableEntity> SetAsideAsync(RunningApp app, string messageId)
    {
        TableEntity? found = null;
        await Until.TrueAsync(
            async () =>
            {
                await foreach (var row in app.Table("quarantine").QueryAsync<TableEntity>(cancellationToken: Stop))
                    found = row.RowKey.EndsWith("|" + messageId, StringComparison.Ordinal) ? row : found;
                return found is not null;
            },
            $"message {messageId} lies in the quarantine",
            () => app.Output);
        return found!;
    }
}
