using System.Net;
using System.Text.Json.Nodes;
using ContactRouter.EndToEnd.Tests.Host;
using ContactRouter.LocalHost.Running;
using WireMock.Matchers;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace ContactRouter.EndToEnd.Tests.App;

public sealed class BuiltLanguageTests : LanguageTests
{
    protected override string Root => LocalFolders.AppRoot;
}

/// <summary>The same by the native binary: code that its compiler left out shows when it is called, and nowhere else.</summary>
public sealed class NativeLanguageTests : LanguageTests
{
    protected override string Root => NativeBinaryTests.AppRoot;
}

/// <summary>What the own classifier does not know, the language service is asked about; and what the desks correct can be learned from.</summary>
public abstract class LanguageTests : IAsyncLifetime
{
    private const string JobPath = "/language/analyze-text/jobs/0b1c1a3e-7c0e-4f43-9d3b-7a3f8f0c2d11";

    /// <summary>No word of it is known in any language.</summary>
    private const string Nonsense = "Zwq plork vand uxt mriblo. Xelk wodd pfa!";

    private readonly WireMockServer service = WireMockServer.Start();
    private AppFolder? folder;
    private RunningApp? running;

    protected abstract string Root { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private RunningApp App => running!;

    private DeskCalls Desk => new(App);

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(Directory.Exists(Root), $"There is no app in {Root}; dotnet publish makes one.");
        folder = new AppFolder(
            new Dictionary<string, string?>
            {
                ["Language__Endpoint"] = service.Url,
                ["Language__Project"] = "contacts",
                ["Language__Deployment"] = "production",
                ["Language__Token"] = "local-token",
                ["Language__Categories__parcel late"] = "deliveries",
            },
            Root);
        running = await RunningApp.StartAsync(options => options with { App = folder.Path });
    }

    public async ValueTask DisposeAsync()
    {
        if (running is not null)
            await running.DisposeAsync();
        service.Dispose();
        folder?.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task An_unknown_message_moves_from_triage_to_the_desk_of_what_the_service_recognised()
    {
        Takes("""{"documents":[{"id":"1","class":[{"category":"parcel late","confidenceScore":0.91}]}],"errors":[]}""");
        var written = await Desk.WriteAsync("anna@language.example", Nonsense, "Zwq");
        Assert.Equal(("triage", null), ((string?)written["desk"], (string?)written["topic"]));

        var moved = (await Desk.TakeAsync("desk-cs", 1))[0];
        Assert.Equal(
            ("contactrouter.case.moved.v1", (string?)written["caseNumber"], "deliveries", "cs", "triage"),
            ((string?)moved["type"], (string?)moved["subject"], (string?)moved["data"]!["topic"], (string?)moved["data"]!["desk"], (string?)moved["data"]!["fromDesk"]));
        Assert.Equal(
            ["contactrouter.case.moved.v1", "contactrouter.contact.routed.v1"], (await Desk.TakeAsync("desk-triage", 2)).Select(told => (string?)told["type"]).Order());
        var (shown, _) = await Desk.ShowAsync(written["caseNumber"]!);
        Assert.Equal(("cs", "deliveries"), ((string?)shown["desk"], (string?)shown["topic"]));
        var entry = shown["timeline"]![1]!;
        Assert.Equal(("moved", "language"), ((string?)entry["kind"], (string?)entry["by"]));
        Assert.Contains("category 'parcel late', confidence 0.91", (string?)entry["reason"], StringComparison.Ordinal);
        var job = Assert.Single(service.FindLogEntries(Request.Create().UsingPost())).RequestMessage!;
        Assert.Contains("plork", job.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("anna@language.example", job.Body, StringComparison.Ordinal);

        await AssertExportedAsync(written["caseNumber"]!);
    }

    [Fact]
    public async Task What_the_service_could_not_read_stays_in_triage_and_nothing_fails()
    {
        Takes("""{"documents":[],"errors":[{"id":"1","error":{"code":"InvalidDocument","message":"m"}}]}""");

        var written = await Desk.WriteAsync("ben@language.example", Nonsense, "Zwq");

        await Until.TrueAsync(() => App.Output.Contains("ended as document-error", StringComparison.Ordinal), "the question is over", () => App.Output);
        var (shown, etag) = await Desk.ShowAsync(written["caseNumber"]!);
        Assert.Equal(("triage", null, "\"1\""), ((string?)shown["desk"], (string?)shown["topic"], etag));
        Assert.False(await App.Queue("classify-poison").ExistsAsync(Stop));
        await Until.TrueAsync(
            async () => (await App.Queue("classify").GetPropertiesAsync(Stop)).Value.ApproximateMessagesCount == 0, "nothing is left to ask", () => App.Output);
    }

    // The desk knows better, twice; the case is exported once, with what was said last.
    private async Task AssertExportedAsync(JsonNode number)
    {
        var (_, first) = await Desk.ShowAsync(number);
        var (_, second) = await Desk.DoAsync(number, "topic", """{"topic":"stock"}""", first);
        await Desk.DoAsync(number, "topic", """{"topic":"refunds"}""", second);
        var other = await Desk.WriteAsync("carl@language.example", "Where is my parcel? It was due last week.");
        await Desk.DoAsync(other["caseNumber"]!, "topic", """{"topic":null}""", (await Desk.ShowAsync(other["caseNumber"]!)).ETag);

        var lines = new List<JsonObject>();
        for (var next = "/api/ops/corrections?from=2026-01-01&top=1"; next.Length > 0;)
        {
            using var response = await App.Client.GetAsync(next, Stop);
            var body = await response.Content.ReadAsStringAsync(Stop);
            Assert.True(response.StatusCode == HttpStatusCode.OK, $"{response.StatusCode}: {body}\n{App.Output}");
            Assert.Equal(("application/x-ndjson", "no-store"), (response.Content.Headers.ContentType?.MediaType, response.Headers.CacheControl?.ToString()));
            lines.AddRange(body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject()));
            next = response.Headers.TryGetValues("Link", out var links) ? links.Single().Split('<', '>')[1] : "";
        }

        Assert.Equal(2, lines.Count);
        var corrected = lines.Single(line => (string?)line["topic"] == "refunds");
        Assert.Equal(["body", "id", "kind", "made", "subject", "topic", "voice"], corrected.Select(pair => pair.Key).Where(key => key != "language").Order());
        Assert.Equal((Nonsense, "Zwq", "form", "desk"), ((string?)corrected["body"], (string?)corrected["subject"], (string?)corrected["kind"], (string?)corrected["made"]));
        Assert.Equal(32, ((string)corrected["voice"]!).Length);
        var none = lines.Single(line => line != corrected);
        Assert.True(none.ContainsKey("topic"));
        Assert.Null(none["topic"]);

        using var wrong = await App.Client.GetAsync("/api/ops/corrections?from=yesterday&top=0&next=x", Stop);
        var problem = await wrong.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
        Assert.Equal(["from", "next", "top"], problem["errors"]!.AsObject().Select(pair => pair.Key).Order());
    }

    private void Takes(string results)
    {
        service.Given(Request.Create().UsingPost().WithHeader("Authorization", new ExactMatcher("Bearer local-token")))
            .RespondWith(Response.Create().WithStatusCode(202).WithHeader("operation-location", $"{service.Url}{JobPath}?api-version=2023-04-01"));
        service.Given(Request.Create().WithPath(JobPath).UsingGet())
            .RespondWith(Response.Create().WithStatusCode(200).WithBody($$$"""{"status":"succeeded","tasks":{"items":[{"status":"succeeded","results":{{{results}}}}]}}"""));
    }
}
