using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using ContactRouter.EndToEnd.Tests.Host;

namespace ContactRouter.EndToEnd.Tests.App;

/// <summary>What operators see of the quarantine and let in after all.</summary>
public sealed class QuarantineTests(SharedApp shared, GuardedApp guarded)
{
    private static readonly (string, string) Proven = ("Authorization", "Bearer local-development-key");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_blocked_senders_message_is_released_once_without_touching_his_budget()
    {
        var app = await shared.GetAsync();
        for (var i = 0; i <= 40; i++)
            (await app.PostAsync(Json("released@ops.example", $"Message {i}"), Proven)).Dispose();
        var item = await SetAsideAsync(app, "sender-blocked", """{"email":"released@ops.example","message":"Where is my order B2B70707?"}""");
        Assert.Equal(("contact-requests", null, null), ((string?)item["source"], (string?)item["releasedAt"], (string?)item["contactId"]));
        Assert.DoesNotContain("@", item.ToJsonString(), StringComparison.Ordinal);

        var id = (string)item["id"]!;
        var shown = await Quarantine.GetAsync(app, $"/api/ops/quarantine/{id}");
        Assert.Equal("""{"email":"released@ops.example","message":"Where is my order B2B70707?"}""", (string?)shown["text"]);
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Quarantine.ReleaseAsync(app, id)));
        var again = await Quarantine.ReleaseAsync(app, id);

        var released = Assert.Single(answers.Append(again).Select(answer => (string)answer["contactId"]!).Distinct());
        Assert.Equal("cs", (string?)again["desk"]);
        var data = (await app.EventOfAsync(again))["data"]!;
        Assert.Equal((released, "queue", "Where is my order B2B70707?"), ((string?)data["contactId"], (string?)data["channel"], (string?)data["text"]));
        var note = (await Quarantine.GetAsync(app, $"/api/ops/quarantine/{id}"))["item"]!;
        Assert.Equal((released, (string?)again["releasedAt"]), ((string?)note["contactId"], (string?)note["releasedAt"]));

        using var refused = await app.PostAsync(Json("released@ops.example", "One more"), Proven);
        await refused.ProblemAsync(HttpStatusCode.TooManyRequests, "sender-blocked");
        Assert.Equal(1, await QueuedMessagesAsync(app, "released@ops.example"));
    }

    [Theory]
    [InlineData("this is no json of mine", "undecodable")]
    [InlineData("""{"email":"nobody of ops","message":"x"}""", "invalid-message")]
    public async Task What_holds_no_message_cannot_be_released_and_says_why(string body, string reason)
    {
        var app = await shared.GetAsync();
        var item = await SetAsideAsync(app, reason, body);
        using var response = await app.Client.PostAsync($"/api/ops/quarantine/{item["id"]}/release", content: null, Stop);
        var problem = await response.ProblemAsync(HttpStatusCode.Conflict, "not-releasable");
        Assert.StartsWith(reason + ": ", (string?)problem["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_fell_into_the_trap_is_released_with_the_answer_that_its_writer_has()
    {
        var app = await guarded.GetAsync();
        using var posted = await guarded.PostJsonAsync(
            "/api/contacts", """{"email":"caught@ops.example","message":"Where is my order B2B70708?","website":"x","campaign":"spring"}""", ("Origin", GuardedApp.Origin));
        var caught = await posted.AcceptedAsync();
        var item = (await Quarantine.ListAsync(app, "reason=honeypot")).Single(item => ((string)item["detail"]!).Contains("website", StringComparison.Ordinal)
            && (string?)item["source"] == "form" && IdHolds((string)item["id"]!, (string)caught["contactId"]!));

        var released = await Quarantine.ReleaseAsync(app, (string)item["id"]!);

        Assert.Equal(((string?)caught["contactId"], (string?)caught["caseNumber"], (string?)caught["desk"]), ((string?)released["contactId"], (string?)released["caseNumber"], (string?)released["desk"]));
        var data = (await app.EventOfAsync(released))["data"]!;
        Assert.Equal(("form", false, "spring"), ((string?)data["channel"], (bool)data["sender"]!["verified"]!, (string?)data["extra"]!["campaign"]));
        Assert.Equal("routed", (string?)(await Quarantine.GetAsync(app, (string)caught["statusUrl"]!))["status"]);
    }

    [Theory]
    [InlineData("/api/ops/quarantine?day=yesterday", HttpStatusCode.BadRequest, "bad-request")]
    [InlineData("/api/ops/quarantine?next=x", HttpStatusCode.BadRequest, "bad-request")]
    [InlineData("/api/ops/quarantine?day=2026-01-01&next=MjAyNi0xMS0yM3w", HttpStatusCode.BadRequest, "bad-request")]
    [InlineData("/api/ops/quarantine/nothing", HttpStatusCode.NotFound, "not-found")]
    [InlineData("/api/ops/quarantine/MjAyNi0xMS0yM3x4", HttpStatusCode.NotFound, "not-found")]
    [InlineData("/api/ops/nothing", HttpStatusCode.NotFound, "not-found")]
    public async Task Wrong_questions_get_a_clear_problem(string path, HttpStatusCode status, string code)
    {
        var app = await shared.GetAsync();
        using var response = await app.Client.GetAsync(path, Stop);
        await response.ProblemAsync(status, code);
    }

    [Fact]
    public async Task Only_the_functions_key_or_the_host_key_opens_it()
    {
        await using var app = await RunningApp.StartAsync(options => options with { Keys = true });
        using var without = await app.Client.GetAsync("/api/ops/quarantine", Stop);
        Assert.Equal(HttpStatusCode.Unauthorized, without.StatusCode);
        using var release = await app.Client.PostAsync("/api/ops/quarantine/x/release", content: null, Stop);
        Assert.Equal(HttpStatusCode.Unauthorized, release.StatusCode);
        using var form = await app.PostJsonAsync("""{"email":"a@keys.example","message":"Where is my order?"}""");
        Assert.Equal(HttpStatusCode.Accepted, form.StatusCode);

        var key = System.Text.RegularExpressions.Regex.Match(app.Output, @"Key +(\w+) \(Ops\)").Groups[1].Value;
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/ops/quarantine") { Headers = { { "x-functions-key", key } } };
        using var with = await app.Client.SendAsync(request, Stop);
        Assert.Equal(HttpStatusCode.OK, with.StatusCode);
        Assert.Equal("no-store", with.Headers.CacheControl?.ToString());
        Assert.Equal("""{"items":[],"next":null}""", await with.Content.ReadAsStringAsync(Stop));
    }

    [Fact]
    public async Task A_page_of_an_allowed_origin_is_not_let_read_it()
    {
        var app = await guarded.GetAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/ops/quarantine") { Headers = { { "Origin", GuardedApp.Origin } } };
        using var response = await app.Client.SendAsync(request, Stop);
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task What_is_too_old_is_purged_and_blobs_without_a_message_are_removed()
    {
        await using var azurite = await LocalHost.Azurite.AzuriteServer.StartAsync(stop: Stop);
        string kept;
        const string orphan = "be431fa472615b0413b62725554195ea/be431fa472615b0413b62725554195ea-01kz0000000000000000/1";
        await using (var app = await RunningApp.StartAsync(azurite: azurite, ownsAzurite: false))
        {
            await SetAsideAsync(app, "undecodable", "to be purged");
            using var content = new MultipartFormDataContent
            {
                { new StringContent("kept@orphans.example"), "email" },
                { new StringContent("The mug of B2B12345 is broken, see the picture."), "message" },
                { new ByteArrayContent([0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10]), "attachments", "mug.jpg" },
            };
            kept = (string)(await app.EventOfAsync(await app.AcceptAsync(content)))["data"]!["attachments"]![0]!["blob"]!;
            await app.Blobs.UploadBlobAsync(orphan, new BinaryData("x"), Stop);
        }

        // By the app's clock, forty days later.
        await using var later = await RunningApp.StartAsync(options => options with { At = TimeProvider.System.GetUtcNow() + TimeSpan.FromDays(40) }, azurite, ownsAzurite: false);
        Assert.Single(await Quarantine.ListAsync(later, ""));
        await later.RunTimerAsync("PurgeQuarantine");
        await Until.TrueAsync(async () => (await Quarantine.ListAsync(later, "")).Count == 0, "the quarantine is purged", () => later.Output);
        await later.RunTimerAsync("RemoveOrphans");
        await Until.TrueAsync(async () => !await later.Blobs.GetBlobClient(orphan).ExistsAsync(Stop), "the orphan is removed", () => later.Output);
        Assert.True(await later.Blobs.GetBlobClient(kept).ExistsAsync(Stop));
    }

    private static StringContent Json(string email, string message) =>
        new(new JsonObject { ["email"] = email, ["message"] = message }.ToJsonString(), Encoding.UTF8, "application/json");

    /// <summary>Puts a message on the queue and waits until it is set aside.</summary>
    private static async Task<JsonNode> SetAsideAsync(RunningApp app, string reason, string body)
    {
        var sent = (await app.Queue("contact-requests").SendMessageAsync(body, Stop)).Value;
        JsonNode? found = null;
        await Until.TrueAsync(
            async () => (found = (await Quarantine.ListAsync(app, $"reason={reason}")).Find(item => IdHolds((string)item["id"]!, sent.MessageId))) is not null,
            $"message {sent.MessageId} is listed",
            () => app.Output);
        return found!;
    }

    private static bool IdHolds(string id, string name) =>
        Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(id)).EndsWith("|" + name, StringComparison.Ordinal);

    private static async Task<int> QueuedMessagesAsync(RunningApp app, string sender)
    {
        var messages = 0;
        await foreach (var row in app.Table("contacts").QueryAsync<TableEntity>($"Sender eq '{sender}' and Channel eq 'Queue'", cancellationToken: Stop))
            messages += row.RowKey.Contains("|m|", StringComparison.Ordinal) ? 1 : 0;
        return messages;
    }
}
