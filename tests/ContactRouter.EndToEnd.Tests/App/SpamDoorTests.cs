using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Data.Tables;

namespace ContactRouter.EndToEnd.Tests.App;

/// <summary>What unproven posts meet on their way in: the honeypot, the fill time, the budget of their network.</summary>
public sealed class SpamDoorTests(GuardedApp guarded, SharedApp shared)
{
    private static readonly (string, string) FromShop = ("Origin", GuardedApp.Origin);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_honeypot_answers_like_success_keeps_all_that_was_written_and_has_no_effect()
    {
        var app = await guarded.GetAsync();
        using var trapped = await guarded.PostJsonAsync(
            "/api/contacts", """{"email":"Bot@Trap.example","name":"Bo","subject":"Offer","message":"Where is my order B2B33001?","website":"http://spam.example","campaign":"x"}""", FromShop);
        using var honest = await guarded.PostJsonAsync(
            "/api/contacts", """{"email":"human@trap.example","name":"Bo","subject":"Offer","message":"Where is my order B2B33001?","website":" ","campaign":"x"}""", FromShop);
        var (caught, let) = (await trapped.AcceptedAsync(), await honest.AcceptedAsync());
        Assert.Equal(Shape(trapped), Shape(honest));
        Assert.Equal(let.Select(field => field.Key), caught.Select(field => field.Key));
        Assert.Equal((let["topic"]?.ToJsonString(), let["desk"]!.ToJsonString(), let["advice"]!.ToJsonString()), (caught["topic"]?.ToJsonString(), caught["desk"]!.ToJsonString(), caught["advice"]!.ToJsonString()));

        var row = await SetAsideAsync(app, (string)caught["contactId"]!);
        Assert.Equal(("form", "honeypot"), (row.GetString("Source"), row.GetString("Reason")));
        Assert.Contains("website", row.GetString("Detail"), StringComparison.Ordinal);
        Assert.Equal(
            """{"email":"bot@trap.example","name":"Bo","subject":"Offer","message":"Where is my order B2B33001?","campaign":"x"}""", Encoding.UTF8.GetString(row.GetBinary("Body")));

        await app.EventOfAsync(let);
        Assert.DoesNotContain(await app.TakeEventsAsync((string)caught["desk"]!), item => (string?)item["data"]!["sender"]!["address"] == "bot@trap.example");
        await foreach (var written in app.Table("contacts").QueryAsync<TableEntity>(cancellationToken: Stop))
            Assert.DoesNotContain(((string)caught["contactId"]!)[..32], written.RowKey, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_status_of_what_was_caught_says_that_it_was_received_and_nothing_else()
    {
        var app = await guarded.GetAsync();
        var caught = await (await guarded.PostJsonAsync(
            "/api/contacts", """{"email":"status@trap.example","message":"Where is my order?","website":"x"}""", FromShop)).AcceptedAsync();
        var status = JsonNode.Parse(await app.Client.GetStringAsync((string)caught["statusUrl"]!, Stop))!;
        Assert.Equal(("received", (string?)caught["caseNumber"], (string?)caught["desk"]), ((string?)status["status"], (string?)status["caseNumber"], (string?)status["desk"]));
        Assert.NotNull(status["dueAt"]);
        using var wrong = await app.Client.GetAsync(((string)caught["statusUrl"]!)[..^1] + "g", Stop);
        await wrong.ProblemAsync(HttpStatusCode.Unauthorized, "wrong-token");
    }

    [Fact]
    public async Task A_caught_form_without_script_is_thanked_by_a_page()
    {
        using var posted = await guarded.PostAsync(
            "/api/contacts", Form("email=page%40trap.example&message=Refund&website=x"), FromShop, ("Accept", "text/html"));
        Assert.Equal(HttpStatusCode.SeeOther, posted.StatusCode);
        using var request = new HttpRequestMessage(HttpMethod.Get, posted.Headers.Location) { Headers = { { "Accept", "text/html" } } };
        using var page = await (await guarded.GetAsync()).Client.SendAsync(request, Stop);
        Assert.Contains("Case number", await page.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_caught_text_of_a_million_characters_is_kept_whole_and_its_files_are_not()
    {
        var app = await guarded.GetAsync();
        var text = string.Concat(Enumerable.Range(0, 200_000).Select(i => i.ToString("x5", CultureInfo.InvariantCulture)));
        using var content = new MultipartFormDataContent
        {
            { new StringContent("long@trap.example"), "email" },
            { new StringContent(text), "message" },
            { new StringContent("x"), "website" },
            { new ByteArrayContent(new byte[6001]), "attachments", "a.jpg" },
        };
        var caught = await (await guarded.PostAsync("/api/contacts", content, FromShop)).AcceptedAsync();
        var row = await SetAsideAsync(app, (string)caught["contactId"]!);
        var blob = (await app.Blobs.GetBlobClient(row.GetString("BodyBlob")).DownloadContentAsync(Stop)).Value;
        Assert.Equal(text, (string?)JsonNode.Parse(blob.Content.ToString())!["message"]);
        Assert.Contains("Files not kept: 1", row.GetString("Detail"), StringComparison.Ordinal);
        using var status = await app.Client.GetAsync((string)caught["statusUrl"]!, Stop);
        Assert.Equal(HttpStatusCode.OK, status.StatusCode);
        await foreach (var left in app.Blobs.GetBlobsAsync(cancellationToken: Stop))
            Assert.NotEqual(6001, left.Properties.ContentLength);
    }

    [Fact]
    public async Task Faults_are_told_whether_the_honeypot_is_filled_in_or_not()
    {
        using var response = await guarded.PostJsonAsync("/api/contacts", """{"email":"nobody","message":"x","website":"x"}""", FromShop);
        await response.ProblemAsync(HttpStatusCode.BadRequest, "invalid-message");
    }

    [Fact]
    public async Task A_proven_writer_may_fill_in_anything_at_any_speed()
    {
        var app = await guarded.GetAsync();
        using var response = await guarded.PostJsonAsync(
            "/api/contacts", $$"""{"email":"proven@trap.example","message":"Where is my order?","website":"https://shop.example","startedAt":"{{Now()}}"}""",
            ("Authorization", "Bearer " + GuardedApp.Key));
        var data = (await app.EventOfAsync(await response.AcceptedAsync()))["data"]!;
        Assert.Equal("{}", data["extra"]!.ToJsonString());
    }

    [Fact]
    public async Task Hits_beyond_the_cap_are_answered_alike_and_not_kept()
    {
        var app = await shared.GetAsync();
        await using var handler = await HandlerProcess.Start(app.Storage, new Dictionary<string, string?> { ["Spam__MostHoneypotHits"] = "2" }).AnswersAsync();
        var ids = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            using var response = await handler.Client.PostAsync(
                "/api/contacts", new StringContent($$"""{"email":"cap{{i}}@trap.example","message":"Where is my order?","website":"x"}""", Encoding.UTF8, "application/json"), Stop);
            ids.Add((string)(await response.AcceptedAsync())["contactId"]!);
        }

        var kept = new List<string>();
        await foreach (var row in app.Table("quarantine").QueryAsync<TableEntity>(cancellationToken: Stop))
            kept.Add(row.RowKey.Split('|')[^1]);
        Assert.Equal(ids.Take(2), ids.Where(kept.Contains));
    }

    [Fact]
    public async Task A_form_sent_at_once_is_asked_to_be_sent_again_and_then_taken()
    {
        var body = $$"""{"email":"fast@fill.example","message":"Where is my order?","startedAt":"{{Now()}}"}""";
        using var fast = await guarded.PostJsonAsync("/api/contacts", body, FromShop);
        var problem = await fast.ProblemAsync(HttpStatusCode.BadRequest, "invalid-message");
        Assert.Equal(["startedAt"], problem["errors"]!.AsObject().Select(field => field.Key));
        HttpResponseMessage? again = null;
        await Host.Until.TrueAsync(
            async () =>
            {
                again?.Dispose();
                again = await guarded.PostJsonAsync("/api/contacts", body, FromShop);
                return again.StatusCode == HttpStatusCode.Accepted;
            },
            "two seconds are over");
        var data = (await (await guarded.GetAsync()).EventOfAsync(await again!.AcceptedAsync()))["data"]!;
        Assert.Equal("{}", data["extra"]!.ToJsonString());
    }

    [Fact]
    public async Task One_network_gets_no_more_than_its_budget_whatever_addresses_it_uses()
    {
        var network = guarded.NewAddress()[..^1];
        for (var i = 0; i < GuardedApp.NetworkLimit; i++)
            await (await PostFromAsync($"{network}{10 + i}:{40000 + i}", i)).AcceptedAsync();
        using var refused = await PostFromAsync($"{network}99", 99);
        var problem = await refused.ProblemAsync(HttpStatusCode.TooManyRequests, "network-busy");
        Assert.Equal("""["network"]""", problem["violated-policies"]!.ToJsonString());
        Assert.Equal("\"network\";q=5;w=3600", refused.Headers.GetValues("RateLimit-Policy").Single());
        var wait = (int)refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds;
        Assert.InRange(wait, 3500, 3600);
        Assert.Equal($"\"network\";r=0;t={wait}", refused.Headers.GetValues("RateLimit").Single());

        // Neither a name that the client writes in front of the front end's entry, nor a wrong signature, gets round it; another network is free.
        using var spoofed = await PostFromAsync($"8.8.8.8, {network}99", 100);
        await spoofed.ProblemAsync(HttpStatusCode.TooManyRequests, "network-busy");
        await (await PostFromAsync(guarded.NewAddress(), 101)).AcceptedAsync();
        using var proven = await guarded.PostJsonAsync(
            "/api/contacts", """{"email":"back-end@net.example","message":"Where is my order?"}""", ("X-Forwarded-For", network + "99"), ("Authorization", "Bearer " + GuardedApp.Key));
        await proven.AcceptedAsync();
    }

    [Fact]
    public async Task Nobody_uses_up_the_budget_of_an_address_from_another_network()
    {
        // One too many from each of nine networks: the writer's own network, and his proven back end, are not blocked.
        const string message = """{"email":"victim@net.example","message":"Where is my order? """;
        for (var n = 0; n < 9; n++)
        {
            var address = guarded.NewAddress();
            for (var i = 0; i < GuardedApp.NetworkLimit; i++)
                await (await guarded.PostJsonAsync("/api/contacts", $"{message}{n}/{i}\"}}", FromShop, ("X-Forwarded-For", address))).AcceptedAsync();
        }

        using var own = await guarded.PostJsonAsync("/api/contacts", message + "own\"}", FromShop);
        Assert.StartsWith("\"sender\";r=39;", (await AcceptedHeadersAsync(own)).GetValues("RateLimit").Single(), StringComparison.Ordinal);
        using var proven = await guarded.PostJsonAsync("/api/contacts", message + "proven\"}", ("Authorization", "Bearer " + GuardedApp.Key));
        Assert.StartsWith("\"sender\";r=39;", (await AcceptedHeadersAsync(proven)).GetValues("RateLimit").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_network_address_is_kept_or_logged()
    {
        var app = await guarded.GetAsync();
        var address = guarded.NewAddress();
        await (await PostFromAsync(address, 7)).AcceptedAsync();
        Assert.DoesNotContain(address, app.Output, StringComparison.Ordinal);
        await foreach (var row in app.Table("contacts").QueryAsync<TableEntity>(cancellationToken: Stop))
            Assert.DoesNotContain(row, field => field.Value is string text && text.Contains(address[..^2], StringComparison.Ordinal));
    }

    private static string Now() => TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private Task<HttpResponseMessage> PostFromAsync(string forwarded, int i) => guarded.PostJsonAsync(
        "/api/contacts", $$"""{"email":"writer{{i}}@net.example","message":"Where is my order? {{forwarded.GetHashCode(StringComparison.Ordinal)}}"}""", FromShop, ("X-Forwarded-For", forwarded));

    private static async Task<System.Net.Http.Headers.HttpResponseHeaders> AcceptedHeadersAsync(HttpResponseMessage response)
    {
        await response.AcceptedAsync();
        return response.Headers;
    }

    // What a program could tell one answer from another by, apart from its content.
    private static string Shape(HttpResponseMessage response) =>
        string.Join("; ", response.Headers.Concat(response.Content.Headers).Where(header => header.Key is not ("Date" or "Location" or "Content-Length"))
            .Select(header => $"{header.Key}: {string.Join(',', header.Value)}").Order(StringComparer.Ordinal));

    private static StringContent Form(string body) => new(body, Encoding.UTF8, "application/x-www-form-urlencoded");

    private static async Task<TableEntity> SetAsideAsync(RunningApp app, string contactId)
    {
        await foreach (var row in app.Table("quarantine").QueryAsync<TableEntity>(cancellationToken: Stop))
        {
            if (row.RowKey.EndsWith("|form|" + contactId, StringComparison.Ordinal))
                return row;
        }

        throw new InvalidOperationException($"{contactId} is not set aside.");
    }
}
