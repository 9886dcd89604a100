using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text.Json.Nodes;
using ContactRouter.Cases;
using ContactRouter.Desks;
using ContactRouter.Functions.ClassifyTopics;
using ContactRouter.Functions.Hosting;
using ContactRouter.Functions.Ops;
using ContactRouter.Functions.Triggers;
using ContactRouter.Intake;
using ContactRouter.Senders;
using ContactRouter.Storage;
using ContactRouter.Storage.Blobs;
using ContactRouter.Storage.Cases;
using ContactRouter.Storage.Engine;
using ContactRouter.Storage.Outbox;
using ContactRouter.Storage.Tables;
using ContactRouter.Storage.Tests.Stores;
using ContactRouter.Topics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace ContactRouter.Functions.Tests.ClassifyTopics;

/// <summary>
/// The app as it registers itself, in which no topic is ever recognised, over stores in memory, a clock of its own and a stand-in for the language service.
/// </summary>
internal sealed class Triage : IEventQueues, IAsyncDisposable
{
    private const string JobPath = "/language/analyze-text/jobs/0b1c1a3e-7c0e-4f43-9d3b-7a3f8f0c2d11";

    private readonly ServiceProvider app;
    private readonly MeterListener listener = new();
    private readonly PriorityQueue<ReadOnlyMemory<byte>, (DateTimeOffset, int)> questions = new();
    private int put;

    public Triage(params (string Name, string Value)[] changes)
    {
        var values = new Dictionary<string, string?>
        {
            ["Identity:Key"] = Convert.ToBase64String(new byte[32]),
            ["ContactStorage"] = "UseDevelopmentStorage=true",
            ["AZURE_FUNCTIONS_ENVIRONMENT"] = "Development",
            ["Language:Endpoint"] = Server.Url,
            ["Language:Project"] = "contacts",
            ["Language:Deployment"] = "production",
            ["Language:Token"] = "local-token",
        };
        foreach (var (name, value) in changes)
            values[name] = value;
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddContactRouter(Settings.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build()));
        services.AddSingleton<TimeProvider>(Time);
        services.AddSingleton<ITopicClassifier>(new Unknowing());
        services.AddSingleton<ITransactionalTable>(Table);
        services.AddSingleton<IContactBlobs>(new MemoryStore());
        services.AddSingleton<IEventQueues>(this);
        app = services.BuildServiceProvider();
        var meters = app.GetRequiredService<IMeterFactory>();
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Meter.Scope == meters && instrument.Name == QuestionCounts.Questions)
                listening.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) => Outcomes.Enqueue((string)tags[0].Value!));
        listener.Start();
    }

    public WireMockServer Server { get; } = WireMockServer.Start();

    /// <summary>Goes on by itself over the waits before looks at a job, and over no others.</summary>
    public SteppingTime Time { get; } = new(new DateTimeOffset(2026, 11, 23, 2, 0, 0, TimeSpan.Zero), wait => wait.Ticks % TimeSpan.TicksPerSecond != 0);

    public TableProbe Table { get; } = new(new MemoryTable());

    /// <summary>What came of each question, in order.</summary>
    public ConcurrentQueue<string> Outcomes { get; } = new();

    /// <summary>What was put on other queues than <c>classify</c>.</summary>
    public ConcurrentQueue<QueuedEvent> Told { get; } = new();

    public bool QueueIsDown { get; set; }

    public int Waiting => questions.Count;

    /// <summary>How many jobs the service was given.</summary>
    public int Jobs => Server.LogEntries.Count(entry => entry.RequestMessage!.Method == "POST");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The service takes all for this.</summary>
    public void Answers(string category, double confidence = 0.9)
    {
        Server.Reset();
        Server.Given(Request.Create().UsingPost()).RespondWith(Response.Create().WithStatusCode(202).WithHeader("operation-location", Server.Url + JobPath));
        Server.Given(Request.Create().UsingGet()).RespondWith(Response.Create().WithStatusCode(200).WithBody(
            $$$"""{"status":"succeeded","tasks":{"items":[{"results":{"documents":[{"class":[{"category":"{{{category}}}","confidenceScore":{{{confidence.ToString(System.Globalization.CultureInfo.InvariantCulture)}}}}]}]}}]}}"""));
    }

    public void Fails(int status, string? retryAfter = null)
    {
        Server.Reset();
        var answer = Response.Create().WithStatusCode(status);
        Server.Given(Request.Create().UsingPost()).RespondWith(retryAfter is null ? answer : answer.WithHeader("Retry-After", retryAfter));
    }

    /// <summary>A customer's message that nobody knows the topic of.</summary>
    public async Task<CaseNumber> WriteAsync(string sender = "anna@buyer.example", string text = "It is about that thing again.")
    {
        var address = SenderAddress.Parse(sender, out _)!;
        var id = ContactId.Of(app.GetRequiredService<SenderIdentity>().IdOf(address), Time.GetUtcNow(), System.Text.Encoding.UTF8.GetBytes(sender + text));
        var message = new ContactMessage(
            id, Channel.Form, address, "Anna", Verified: true, "Hello", text, OrderNumber: "", Chosen: null, Attachments: [], new Dictionary<string, string>(), TraceParent: null);
        var accepted = Assert.IsType<IntakeResult.Accepted>(await app.GetRequiredService<ContactEngine>().AcceptAsync(message, Stop));
        Assert.Equal("triage", accepted.Answer.Desk);
        await app.GetRequiredService<ContactEngine>().SettleAsync();
        return accepted.Answer.CaseNumber;
    }

    public async Task<Case> CaseAsync(CaseNumber number) => (await app.GetRequiredService<CaseReader>().FindAsync(number, Stop))!;

    public async Task<IReadOnlyList<TimelineEntry>> TimelineAsync(CaseNumber number) => (await app.GetRequiredService<CaseReader>().ReadAsync(number, Stop))!.Timeline;

    public async Task DoAsync(DeskCommand command) => Assert.IsType<DeskResult.Done>(await app.GetRequiredService<ContactEngine>().RunAsync(command, Stop));

    /// <summary>The lines that the corrections are exported as.</summary>
    public async Task<IReadOnlyList<JsonNode>> ExportAsync()
    {
        using var body = new MemoryStream();
        var http = new DefaultHttpContext { RequestServices = app };
        http.Response.Body = body;
        await (await app.GetRequiredService<CorrectionExport>().ExportAsync(http, from: null, to: null, next: null, top: null)).ExecuteAsync(http);
        return [.. System.Text.Encoding.UTF8.GetString(body.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];
    }

    /// <summary>The question that becomes visible next, taken off the queue; the clock goes along.</summary>
    public ReadOnlyMemory<byte> Next()
    {
        lock (questions)
        {
            Assert.True(questions.TryDequeue(out var body, out var at), "No question waits.");
            if (at.Item1 > Time.GetUtcNow())
                Time.SetUtcNow(at.Item1);
            return body;
        }
    }

    /// <summary>The question is delivered; that never fails.</summary>
    public Task TakeAsync(ReadOnlyMemory<byte> body) => app.GetRequiredService<QuestionTaker>().TakeAsync(new QueueDelivery("m1", Time.GetUtcNow(), body), Stop);

    /// <summary>Takes questions as they become visible until none waits.</summary>
    public async Task DrainAsync()
    {
        while (Waiting > 0)
            await TakeAsync(Next());
    }

    public Task PutAsync(QueuedEvent queued, CancellationToken cancellation)
    {
        if (queued.Queue != StorageNames.ClassifyQueue)
        {
            Told.Enqueue(queued);
            return Task.CompletedTask;
        }

        if (QueueIsDown)
            throw TableProbe.Fault();
        lock (questions)
            questions.Enqueue(queued.Body, (Time.GetUtcNow() + queued.After, put++));
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        listener.Dispose();
        await app.DisposeAsync();
        Server.Dispose();
    }

    private sealed class Unknowing : ITopicClassifier
    {
        public TopicJudgement Classify(TopicInput input) => TopicJudgement.Unknown;
    }
}
