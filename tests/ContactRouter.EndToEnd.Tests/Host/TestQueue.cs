using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace ContactRouter.EndToEnd.Tests.Host;

/// <summary>A queue of one test, with its poison queue. Texts are plain: what is base64 and what is not is the tests' matter.</summary>
internal sealed class TestQueue(string connectionString)
{
    public string Name { get; } = "q-" + Path.GetRandomFileName().Replace(".", "", StringComparison.Ordinal);

    public QueueClient Client => new(connectionString, Name);

    public QueueClient Poison => new(connectionString, Name + "-poison");

    public static async Task<TestQueue> OfAsync(SharedAzurite azurite, bool create = true)
    {
        var queue = new TestQueue(await azurite.ConnectionStringAsync());
        if (create) await queue.Client.CreateAsync(cancellationToken: TestContext.Current.CancellationToken);
        return queue;
    }

    public static string Base64(string text) => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text));

    public Task SendAsync(string text) => Client.SendMessageAsync(text, TestContext.Current.CancellationToken);

    /// <summary>Messages in the queue, hidden ones too.</summary>
    public async Task<int> CountAsync() => (await Client.GetPropertiesAsync(TestContext.Current.CancellationToken)).Value.ApproximateMessagesCount;

    public async Task<IReadOnlyList<PeekedMessage>> PoisonedAsync() =>
        await Poison.ExistsAsync(TestContext.Current.CancellationToken) ? (await Poison.PeekMessagesAsync(32, TestContext.Current.CancellationToken)).Value : [];
}
