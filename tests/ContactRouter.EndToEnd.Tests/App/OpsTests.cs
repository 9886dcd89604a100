using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Storage.Queues;
using ContactRouter.EndToEnd.Tests.Host;
using ContactRouter.LocalHost.Azurite;

namespace ContactRouter.EndToEnd.Tests.App;

/// <summary>What operators see and do, over HTTP.</summary>
public sealed class OpsTests(SharedApp shared)
{
    private static readonly (string, string) Proven = ("Authorization", "Bearer local-development-key");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_that_comes_in_adds_up_in_the_overview_and_the_ledger()
    {
        await using var app = await RunningApp.StartAsync();
        var number = "";
        for (var n = 0; n < 40; n++)
            number = (string)(await app.AcceptAsync(Json("counted@ops.example", $"Where is my order B2B6000{n}?"), Proven))["caseNumber"]!;
        using (var refused = await app.PostAsync(Json("counted@ops.example", "One more"), Proven))
            await refused.ProblemAsync(HttpStatusCode.TooManyRequests, "sender-blocked");
        using (var invalid = await app.PostAsync(Json("counted", ""), Proven))
            Assert.Equal(HttpStatusCode.BadRequest, invalid.StatusCode);
        using (var repeat = await app.PostAsync(Json("counted@ops.example", "Where is my order B2B600039?"), Proven))
            Assert.Equal(HttpStatusCode.Accepted, repeat.StatusCode);
        foreach (var body in new[] { """{"email":"queued@ops.example","message":"Where is my order B2B61000?"}""", "no json", """{"email":"counted@ops.example","message":"Blocked, too"}""" })
            await app.CallQueueFunctionAsync("QueuedContacts", Guid.CreateVersion7().ToString(), body);
        using (var mail = new Mail("mailed@ops.example", "B2B62000", "Where is my order?").Form())
        using (var taken = await app.Client.PostAsync("/api/mail/inbound", mail, Stop))
            Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        using (var reply = new HttpRequestMessage(HttpMethod.Post, $"/api/desk/cases/{number}/replies") { Content = new StringContent("""{"text":"Tomorrow."}""", Encoding.UTF8, "application/json") })
        {
            reply.Headers.TryAddWithoutValidation("If-Match", "*");
            using var replied = await app.Client.SendAsync(reply, Stop);
            Assert.Equal(HttpStatusCode.OK, replied.StatusCode);
        }

        var overview = await GetAsync(app, "/api/ops/overview");

        var totals = overview["totals"]!;
        Assert.Equal((44, 42, 2, 0, 0), (Count(totals, "accepted"), Count(totals, "inCases"), Count(totals, "setAside"), Count(totals, "discarded"), Count(totals, "missing")));
        Assert.Equal((1, 2), (Count(totals, "repeats"), Count(totals, "refused")));
        Assert.Equal(24, overview["hours"]!.AsArray().Count);
        Assert.Equal(["form", "queue", "mail"], Named(overview, "doors"));
        Assert.Equal(["invalid-message", "sender-blocked"], Named(overview, "refusals").Order());
        Assert.Equal(["sender-blocked", "undecodable"], Named(overview, "setAside").Order());
        var cs = overview["desks"]!.AsArray().Single(desk => (string?)desk!["desk"] == "cs")!;
        Assert.Equal((42, 1, 0, 41), (Count(cs, "messages"), Count(cs, "answeredInTime"), Count(cs, "answeredLate"), Count(cs, "open")));
        Assert.Contains("contact-requests", overview["queues"]!.AsArray().Select(queue => (string?)queue!["queue"]));

        var ledger = await GetAsync(app, "/api/ops/ledger");
        Assert.Equal(totals.ToJsonString(), ledger["totals"]!.ToJsonString());
        // Looked at again within ten seconds, it is the same one.
        Assert.Equal((string?)overview["at"], (string?)(await GetAsync(app, "/api/ops/overview"))["at"]);
    }

    [Fact]
    public async Task What_is_counted_outlives_the_process()
    {
        await using var azurite = await AzuriteServer.StartAsync(stop: Stop);
        await using (var handler = await HandlerProcess.Start(azurite.ConnectionString).AnswersAsync())
        {
            using var accepted = await handler.Client.PostAsync("/api/contacts", Json("kept@ops.example", "Where is my order B2B63000?"), Stop);
            Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
            await handler.EndAsync();
        }

        await using var next = await HandlerProcess.Start(azurite.ConnectionString).AnswersAsync();
        var ledger = JsonNode.Parse(await next.Client.GetStringAsync("/api/ops/ledger", Stop))!;
        Assert.Equal((1, 0), (Count(ledger["totals"]!, "accepted"), Count(ledger["totals"]!, "missing")));
    }

    [Fact]
    public async Task A_blocked_sender_is_listed_found_and_let_in_again()
    {
        var app = await shared.GetAsync();
        const string address = "unblock@ops.example";
        for (var n = 0; n < 40; n++)
            await app.AcceptAsync(Json(address, $"Message {n}"), Proven);
        using (var refused = await app.PostAsync(Json(address, "One more"), Proven))
            await refused.ProblemAsync(HttpStatusCode.TooManyRequests, "sender-blocked");

        var found = await PostAsync(app, "/api/ops/senders/find", $$"""{"address":"Unblock@OPS.example"}""");
        var id = (string)found["id"]!;
        Assert.Equal((address, 0, 40), ((string?)found["address"], (int)found["budgets"]![0]!["left"]!, found["cases"]!.AsArray().Count));
        Assert.Equal(id, (string?)(await GetAsync(app, "/api/ops/senders/" + id))["id"]);
        var listed = (await GetAsync(app, "/api/ops/senders?state=blocked"))["items"]!.AsArray().Single(item => (string?)item!["address"] == address)!;
        Assert.Equal((id, "form"), ((string?)listed["id"], (string?)listed["channel"]));

        var lifted = await PostAsync(app, $"/api/ops/senders/{id}/unblock", "", ("Idempotency-Key", "\"unblock-1\""));
        Assert.Equal(1, (int)lifted["lifted"]!);
        await app.AcceptAsync(Json(address, "Afterwards"), Proven);
        Assert.DoesNotContain((await GetAsync(app, "/api/ops/senders?state=blocked"))["items"]!.AsArray(), item => (string?)item!["address"] == address);
        // The same call again is answered the same; another call under its name is refused.
        Assert.Equal(lifted.ToJsonString(), (await PostAsync(app, $"/api/ops/senders/{id}/unblock", "", ("Idempotency-Key", "\"unblock-1\""))).ToJsonString());
        Assert.Equal(0, (int)(await PostAsync(app, $"/api/ops/senders/{id}/unblock", ""))["lifted"]!);
        using var reused = await SendAsync(app, "/api/ops/poison/mail/redrive", "", ("Idempotency-Key", "\"unblock-1\""));
        await reused.ProblemAsync(HttpStatusCode.UnprocessableEntity, "key-reused");
    }

    [Fact]
    public async Task What_failed_too_often_is_shown_and_put_back_on_its_queue_once()
    {
        await using var app = await RunningApp.StartAsync();
        var poison = new QueueClient(app.Storage, "contact-requests-poison", new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
        await poison.CreateIfNotExistsAsync(cancellationToken: Stop);
        for (var n = 0; n < 3; n++)
            await poison.SendMessageAsync($$"""{"email":"poison{{n}}@ops.example","message":"Where is my order B2B6400{{n}}?"}""", Stop);
        await app.RunTimerAsync("DrainPoison");
        await Until.TrueAsync(async () => (await GetAsync(app, "/api/ops/poison/contact-requests"))["items"]!.AsArray().Count == 3, "poison is drained", () => app.Output);

        var dry = await PostAsync(app, "/api/ops/poison/contact-requests/redrive?dryRun=true", "");
        Assert.Equal((true, 3), ((bool)dry["dryRun"]!, dry["items"]!.AsArray().Count));
        var done = await PostAsync(app, "/api/ops/poison/contact-requests/redrive", "");
        Assert.Equal((false, 3), ((bool)done["dryRun"]!, done["items"]!.AsArray().Count));
        Assert.Empty((await PostAsync(app, "/api/ops/poison/contact-requests/redrive", ""))["items"]!.AsArray());

        await Until.TrueAsync(
            async () =>
            {
                using var found = await SendAsync(app, "/api/ops/senders/find", """{"address":"poison2@ops.example"}""");
                return found.IsSuccessStatusCode;
            },
            "the message came in after all",
            () => app.Output);
        Assert.All((await GetAsync(app, "/api/ops/poison/contact-requests"))["items"]!.AsArray(), item => Assert.NotNull(item!["releasedAt"]));
        Assert.Empty((await GetAsync(app, "/api/ops/poison/mail"))["items"]!.AsArray());
    }

    [Fact]
    public async Task A_list_comes_as_csv_that_no_spreadsheet_runs()
    {
        await using var app = await RunningApp.StartAsync();
        for (var n = 0; n < 51; n++)
            await app.CallQueueFunctionAsync("QueuedContacts", $"csv-{n:d2}", """{"email":"=HYPERLINK(1)","message":"x"}""");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/ops/quarantine?reason=invalid-message") { Headers = { { "Accept", "text/csv" } } };
        using var response = await app.Client.SendAsync(request, Stop);
        Assert.Equal("text/csv", response.Content.Headers.ContentType?.MediaType);
        var lines = (await response.Content.ReadAsStringAsync(Stop)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal((51, "id,source,reason,detail,sentAt,keptAt,size,releasedAt,contactId"), (lines.Length, lines[0]));
        var next = response.Headers.GetValues("Link").Single();
        Assert.StartsWith("</api/ops/quarantine?reason=invalid-message&next=", next, StringComparison.Ordinal);
        using var second = new HttpRequestMessage(HttpMethod.Get, next[1..next.IndexOf('>', StringComparison.Ordinal)]) { Headers = { { "Accept", "text/csv" } } };
        using var rest = await app.Client.SendAsync(second, Stop);
        Assert.Equal(2, (await rest.Content.ReadAsStringAsync(Stop)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.False(rest.Headers.Contains("Link"));
    }

    [Theory]
    [InlineData("/api/ops/senders", HttpStatusCode.BadRequest, "invalid-request")]
    [InlineData("/api/ops/senders?state=open", HttpStatusCode.BadRequest, "invalid-request")]
    [InlineData("/api/ops/senders?state=blocked&next=x", HttpStatusCode.BadRequest, "invalid-request")]
    [InlineData("/api/ops/senders/nobody", HttpStatusCode.NotFound, "not-found")]
    [InlineData("/api/ops/senders/00000000000000000000000000000000", HttpStatusCode.NotFound, "not-found")]
    [InlineData("/api/ops/ledger?from=yesterday", HttpStatusCode.BadRequest, "invalid-request")]
    [InlineData("/api/ops/ledger?from=2026-11-23&to=2026-11-22", HttpStatusCode.BadRequest, "invalid-request")]
    [InlineData("/api/ops/ledger?from=2024-11-23&to=2026-11-22", HttpStatusCode.BadRequest, "invalid-request")]
    [InlineData("/api/ops/poison/desk-cs", HttpStatusCode.NotFound, "unknown-queue")]
    [InlineData("/api/ops/poison/mail?next=x", HttpStatusCode.BadRequest, "bad-request")]
    public async Task Wrong_questions_get_a_clear_problem(string path, HttpStatusCode status, string code)
    {
        var app = await shared.GetAsync();
        using var response = await app.Client.GetAsync(path, Stop);
        await response.ProblemAsync(status, code);
    }

    [Fact]
    public async Task The_ledger_is_paged_by_weeks()
    {
        var app = await shared.GetAsync();
        var (pages, next) = (0, "");
        do
        {
            var page = await GetAsync(app, $"/api/ops/ledger?from=2026-01-01&to=2026-01-20{next}");
            pages++;
            next = (string?)page["next"] is { } place ? $"&next={place}" : null;
        }
        while (next is not null);
        Assert.Equal(3, pages);
    }

    private static StringContent Json(string email, string message) =>
        new(new JsonObject { ["email"] = email, ["message"] = message }.ToJsonString(), Encoding.UTF8, "application/json");

    private static long Count(JsonNode totals, string name) => (long)totals[name]!;

    private static IEnumerable<string?> Named(JsonNode overview, string list) => overview[list]!.AsArray().Select(item => (string?)item!["name"]);

    private static async Task<JsonObject> GetAsync(RunningApp app, string path) => JsonNode.Parse(await app.Client.GetStringAsync(path, Stop))!.AsObject();

    private static async Task<JsonObject> PostAsync(RunningApp app, string path, string json, params (string Name, string Value)[] headers)
    {
        using var response = await SendAsync(app, path, json, headers);
        var body = await response.Content.ReadAsStringAsync(Stop);
        Assert.True(response.IsSuccessStatusCode, $"{response.StatusCode}: {body}\n{app.Output}");
        return JsonNode.Parse(body)!.AsObject();
    }

    private static async Task<HttpResponseMessage> SendAsync(RunningApp app, string path, string json, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        if (json.Length > 0)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await app.Client.SendAsync(request, Stop);
    }
}
