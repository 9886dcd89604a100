using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using ContactRouter.EndToEnd.Tests.Host;
using ContactRouter.LocalHost;
using ContactRouter.LocalHost.Azurite;

namespace ContactRouter.EndToEnd.Tests.App;

/// <summary>The whole app as a newcomer runs it: local host, handler process, storage emulator of its own.</summary>
public sealed class RunningApp : IAsyncDisposable
{
    private readonly AzuriteServer azurite;
    private readonly SynchronizedWriter output;
    private readonly ConcurrentDictionary<string, JsonObject> taken = new();
    private readonly bool ownsAzurite;

    private RunningApp(AzuriteServer azurite, bool ownsAzurite, FunctionsHost host, SynchronizedWriter output)
    {
        this.azurite = azurite;
        this.ownsAzurite = ownsAzurite;
        this.output = output;
        Host = host;
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = host.Address };
    }

    public FunctionsHost Host { get; }

    public HttpClient Client { get; }

    public string Storage => azurite.ConnectionString;

    /// <summary>What the host printed so far.</summary>
    public string Output => output.ToString();

    public static async Task<RunningApp> StartAsync(Func<FunctionsHostOptions, FunctionsHostOptions>? change = null, AzuriteServer? azurite = null, bool ownsAzurite = true)
    {
        azurite ??= await AzuriteServer.StartAsync(stop: TestContext.Current.CancellationToken);
        var output = new SynchronizedWriter();
        var options = new FunctionsHostOptions { Port = 0, Ephemeral = true, Storage = azurite.ConnectionString, Output = output };
        var host = await FunctionsHost.StartAsync(change is null ? options : change(options), TestContext.Current.CancellationToken);
        return new RunningApp(azurite, ownsAzurite, host, output);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Host.DisposeAsync();
        if (ownsAzurite)
            await azurite.DisposeAsync();
    }

    public TableClient Table(string name) => new(Storage, name);

    public BlobContainerClient Blobs => new(Storage, "contacts");

    public QueueClient Queue(string name) => new(Storage, name, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });

    public Task<HttpResponseMessage> PostJsonAsync(string json, params (string Name, string Value)[] headers) =>
        PostAsync(new StringContent(json, Encoding.UTF8, "application/json"), headers);

    public async Task<HttpResponseMessage> PostAsync(HttpContent content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/contacts") { Content = content };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        if (request.Headers.Accept.Count == 0)
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        return await Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Posts and expects 202.</summary>
    public async Task<JsonObject> AcceptAsync(HttpContent content, params (string Name, string Value)[] headers)
    {
        using var response = await PostAsync(content, headers);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == System.Net.HttpStatusCode.Accepted, $"{response.StatusCode}: {body}\n{Output}");
        return JsonNode.Parse(body)!.AsObject();
    }

    /// <summary>All events on a desk's queue, taken off it.</summary>
    public async Task<IReadOnlyList<JsonObject>> TakeEventsAsync(string desk)
    {
        var events = new List<JsonObject>();
        var queue = Queue("desk-" + desk);
        while ((await queue.ReceiveMessagesAsync(32, TimeSpan.FromMinutes(5), TestContext.Current.CancellationToken)).Value is { Length: > 0 } batch)
        {
            foreach (var message in batch)
            {
                events.Add(JsonNode.Parse(message.Body.ToString())!.AsObject());
                await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, TestContext.Current.CancellationToken);
            }
        }

        return events;
    }

    /// <summary>Waits for the event of one contact. Events of others that come by are kept for those who ask for them.</summary>
    public async Task<JsonObject> EventOfAsync(JsonObject accepted)
    {
        var id = $"{accepted["contactId"]}:{accepted["caseNumber"]}";
        JsonObject? found = null;
        await Until.TrueAsync(
            async () =>
            {
                foreach (var item in await TakeEventsAsync((string)accepted["desk"]!))
                    taken[(string)item["id"]!] = item;
                return taken.TryGetValue(id, out found);
            },
            $"event {id} is on its queue",
            () => Output);
        return found!;
    }

    /// <summary>All mails in the local mail box.</summary>
    public async Task<JsonArray> MailsAsync() =>
        JsonNode.Parse(await Client.GetStringAsync("/mailbox/messages", TestContext.Current.CancellationToken))!.AsArray();

    /// <summary>Waits for the one mail of a template to an address.</summary>
    public async Task<JsonNode> MailToAsync(string address, string template)
    {
        JsonNode? found = null;
        await Until.TrueAsync(
            async () =>
            {
                found = (await MailsAsync()).SingleOrDefault(mail => (string?)mail!["to"] == address && (string?)mail["template"] == template);
                return found is not null;
            },
            $"a mail {template} to {address} is in the mail box",
            () => Output);
        return found!;
    }

    /// <summary>Runs a timer function now, as an operator can.</summary>
    public async Task RunTimerAsync(string function)
    {
        using var response = await Client.PostAsync("/admin/functions/" + function, new StringContent("{}", Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.Accepted, response.StatusCode);
    }

    /// <summary>Calls a queue function of the handler as the host does, past the host, so that the same delivery can come again.</summary>
    public async Task<string> CallQueueFunctionAsync(string function, string messageId, string body)
    {
        var call = new JsonObject
        {
            ["Data"] = new JsonObject { ["msg"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(body)) },
            ["Metadata"] = new JsonObject { ["Id"] = $"\"{messageId}\"", ["InsertionTime"] = "2026-11-23T00:13:29+00:00", ["DequeueCount"] = "1" },
        };
        using var response = await Client.PostAsync(
            new Uri(Host.HandlerAddress, "/" + function), new StringContent(call.ToJsonString(), Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
