using System.Net;
using System.Text.Json.Nodes;
using ContactRouter.EndToEnd.Tests.Host;

namespace ContactRouter.EndToEnd.Tests.App;

/// <summary>A case from the customer's message to its end, as the people at the desks work on it.</summary>
public sealed class DeskTests(SharedApp shared)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_whole_conversation()
    {
        await using var app = await RunningApp.StartAsync();
        var desk = new DeskCalls(app);
        var written = await desk.WriteAsync("anna@desk.example", "Where is my order B2B80001? The parcel has not moved.", "Order B2B80001");
        var number = written["caseNumber"]!;
        Assert.Equal("contactrouter.contact.routed.v1", (string?)(await desk.TakeAsync("desk-cs", 1))[0]["type"]);
        Assert.Equal((string?)number, (string?)(await app.MailToAsync("anna@desk.example", "acknowledgement"))["caseNumber"]);

        var listed = Assert.Single((await desk.GetAsync("/api/desk/cs/cases"))["items"]!.AsArray())!;
        Assert.Equal(
            ((string?)number, "cs", (string?)written["topic"], "B2B80001", "anna@desk.example", "Order B2B80001", "open"),
            ((string?)listed["caseNumber"], (string?)listed["desk"], (string?)listed["topic"], (string?)listed["orderNumber"], (string?)listed["sender"], (string?)listed["subject"], (string?)listed["state"]));
        Assert.Empty((await desk.GetAsync("/api/desk/b2b/cases"))["items"]!.AsArray());

        // In small letters and without hyphens, as somebody types it from the telephone.
        var (shown, first) = await desk.ShowAsync(((string)number!).Replace("-", "", StringComparison.Ordinal).ToLowerInvariant());
        Assert.Equal(((string?)number, (string?)listed["dueAt"], true), ((string?)shown["caseNumber"], (string?)shown["dueAt"], (bool)shown["verified"]!));
        Assert.Equal("Where is my order B2B80001? The parcel has not moved.", (string?)shown["messages"]![0]!["text"]);
        Assert.Equal((string?)written["contactId"], (string?)shown["timeline"]![0]!["contactId"]);

        var (answered, second) = await desk.DoAsync(number, "replies", """{"text":"It left today."}""", first, key: "\"reply-1\"");
        Assert.Equal(("answered", "cs"), ((string?)answered["state"], (string?)answered["desk"]));
        Assert.NotEqual(first, second);
        var replied = (await desk.TakeAsync("desk-cs", 1))[0];
        Assert.Equal(("contactrouter.case.replied.v1", "It left today."), ((string?)replied["type"], (string?)replied["data"]!["text"]));
        Assert.Contains("It left today.", (string?)(await app.MailToAsync("anna@desk.example", "reply"))["text"], StringComparison.Ordinal);
        Assert.Equal("answered", await StatusAsync(desk, written));

        // The same again, quoted or bare, gets the first answer and has no second effect; another one under that key does not.
        var (again, _) = await desk.DoAsync(number, "replies", """{"text":"It left today.","mood":"good"}""", first, key: "reply-1");
        Assert.Equal(answered.ToJsonString(), again.ToJsonString());
        using (var reused = await desk.CommandAsync(number, "replies", """{"text":"It left yesterday."}""", second, key: "reply-1"))
            await reused.ProblemAsync(HttpStatusCode.UnprocessableEntity, "key-reused");
        using (var stale = await desk.CommandAsync(number, "close", "{}", first))
        {
            var problem = await stale.ProblemAsync(HttpStatusCode.PreconditionFailed, "stale-revision");
            Assert.Equal((answered.ToJsonString(), second), (problem["current"]!.ToJsonString(), stale.Headers.ETag!.ToString()));
        }

        using (var missing = await desk.CommandAsync(number, "close", json: null, ifMatch: null))
            await missing.ProblemAsync((HttpStatusCode)428, "precondition-required");

        var (closed, third) = await desk.DoAsync(number, "close", json: null, second);
        Assert.Equal("closed", (string?)closed["state"]);
        Assert.Equal("contactrouter.case.closed.v1", (string?)(await desk.TakeAsync("desk-cs", 1))[0]["type"]);
        Assert.Equal("closed", await StatusAsync(desk, written));
        Assert.Empty((await desk.GetAsync("/api/desk/cs/cases"))["items"]!.AsArray());
        Assert.Single((await desk.GetAsync("/api/desk/cs/cases?state=closed"))["items"]!.AsArray());
        using (var twice = await desk.CommandAsync(number, "close", "{}", third))
            await twice.ProblemAsync(HttpStatusCode.Conflict, "not-possible-now");

        var (reopened, fourth) = await desk.DoAsync(number, "reopen", """{"reason":"It came back."}""", third);
        Assert.Equal("open", (string?)reopened["state"]);
        Assert.Equal("routed", await StatusAsync(desk, written));

        var (moved, fifth) = await desk.DoAsync(number, "move", """{"desk":"b2b"}""", fourth);
        Assert.Equal("b2b", (string?)moved["desk"]);
        var told = new[] { (await desk.TakeAsync("desk-cs", 1))[0], (await desk.TakeAsync("desk-b2b", 1))[0] };
        Assert.All(told, item => Assert.Equal(
            ("contactrouter.case.moved.v1", "cs", "b2b"), ((string?)item["type"], (string?)item["data"]!["fromDesk"], (string?)item["data"]!["desk"])));
        Assert.Single((await desk.GetAsync("/api/desk/b2b/cases?state=open"))["items"]!.AsArray());

        var (corrected, _) = await desk.DoAsync(number, "topic", """{"topic":"billing"}""", fifth);
        Assert.Equal("billing", (string?)corrected["topic"]);
        var (unsure, _) = await desk.DoAsync(number, "topic", """{"topic":null}""", "*");
        Assert.Null(unsure["topic"]);

        var (after, _) = await desk.ShowAsync(number);
        Assert.Equal(
            ["opened", "replied", "closed", "reopened", "moved", "topic-corrected", "topic-corrected"],
            after["timeline"]!.AsArray().Select(entry => (string)entry!["kind"]!));
        Assert.Equal("It came back.", (string?)after["timeline"]![3]!["reason"]);
        Assert.Equal(2, (await app.MailsAsync()).Count);
        Assert.DoesNotContain("error", app.Output, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_customer_who_writes_again_joins_his_case_and_the_desk_sees_both()
    {
        var desk = new DeskCalls(await shared.GetAsync());
        var first = await desk.WriteAsync("again@desk.example", "Where is my order B2B80011?");
        await desk.DoAsync(first["caseNumber"]!, "replies", """{"text":"On its way.","close":false}""", "*");
        var second = await desk.WriteAsync("again@desk.example", "Order B2B80011 is still not here.");

        Assert.Equal((string?)first["caseNumber"], (string?)second["caseNumber"]);
        var (shown, _) = await desk.ShowAsync(first["caseNumber"]!);
        Assert.Equal("open", (string?)shown["state"]);
        Assert.Equal(["Where is my order B2B80011?", "Order B2B80011 is still not here."], shown["messages"]!.AsArray().Select(message => (string)message!["text"]!));
        Assert.Equal(["opened", "replied", "message"], shown["timeline"]!.AsArray().Select(entry => (string)entry!["kind"]!));
    }

    [Fact]
    public async Task A_case_is_found_by_number_order_and_address()
    {
        var desk = new DeskCalls(await shared.GetAsync());
        var one = await desk.WriteAsync("finder@desk.example", "Where is my order B2B80021?");
        var other = await desk.WriteAsync("other.finder@desk.example", "Where is my order B2B80021?");
        var late = await desk.WriteAsync("finder@desk.example", "The mug of order B2B80022 is broken.");

        Assert.Equal([(string?)one["caseNumber"]], Numbers(await desk.FindAsync($$"""{"caseNumber":"{{((string)one["caseNumber"]!).ToLowerInvariant()}}"}""")));
        Assert.Equal([(string?)other["caseNumber"], (string?)one["caseNumber"]], Numbers(await desk.FindAsync("""{"orderNumber":" b2b 80021 "}""")));
        Assert.Equal([(string?)late["caseNumber"], (string?)one["caseNumber"]], Numbers(await desk.FindAsync("""{"address":"Finder@Desk.example","caseNumber":null}""")));
        Assert.Empty(await desk.FindAsync("""{"address":"nobody@desk.example"}"""));

        // Two customers on one order: each a case of his own, and neither is shown the other's.
        var (shown, _) = await desk.ShowAsync(one["caseNumber"]!);
        Assert.Empty(shown["related"]!.AsArray());
    }

    [Fact]
    public async Task A_list_is_read_page_by_page()
    {
        await using var app = await RunningApp.StartAsync();
        var desk = new DeskCalls(app);
        var written = new List<string?>();
        for (var i = 0; i < 5; i++)
            written.Add((string?)(await desk.WriteAsync($"page{i}@desk.example", $"Where is my order B2B8003{i}?"))["caseNumber"]);

        var (seen, dueTimes) = (new List<string?>(), new List<string?>());
        for (string? next = ""; next is not null;)
        {
            var page = await desk.GetAsync($"/api/desk/cs/cases?top=2{(next.Length == 0 ? "" : $"&next={next}")}");
            Assert.InRange(page["items"]!.AsArray().Count, 1, 2);
            seen.AddRange(Numbers(page["items"]!.AsArray()));
            dueTimes.AddRange(page["items"]!.AsArray().Select(item => (string?)item!["dueAt"]));
            next = (string?)page["next"];
        }

        Assert.Equal(written.Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
        Assert.Equal(dueTimes.Order(StringComparer.Ordinal), dueTimes);
    }

    [Theory]
    [InlineData("/api/desk/nobody/cases", HttpStatusCode.NotFound, "unknown-desk", "")]
    [InlineData("/api/desk/cs/cases?state=done&top=0&next=x", HttpStatusCode.BadRequest, "invalid-request", "next,state,top")]
    [InlineData("/api/desk/cs/cases?top=201", HttpStatusCode.BadRequest, "invalid-request", "top")]
    [InlineData("/api/desk/cases/0C7-K3Q-X9X", HttpStatusCode.NotFound, "not-found", "")]
    [InlineData("/api/desk/cases/nothing", HttpStatusCode.NotFound, "not-found", "")]
    [InlineData("/api/desk", HttpStatusCode.NotFound, "not-found", "")]
    public async Task A_wrong_question_gets_a_clear_problem(string path, HttpStatusCode status, string code, string faults)
    {
        var app = await shared.GetAsync();
        using var response = await app.Client.GetAsync(path, Stop);
        var problem = await response.ProblemAsync(status, code);
        Assert.Equal(faults, string.Join(',', problem["errors"]!.AsObject().Select(pair => pair.Key).Order(StringComparer.Ordinal)));
        if (code == "unknown-desk")
            Assert.Contains("b2b, cs, b2c, triage", (string?)problem["detail"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("replies", """{"close":1}""", "close,text")]
    [InlineData("replies", "", "text")]
    [InlineData("move", """{"desk":"nobody","reason":7}""", "desk,reason")]
    [InlineData("topic", """{"topic":"weather"}""", "topic")]
    [InlineData("topic", "{}", "topic")]
    [InlineData("close", """{"reason":"two\nlines"}""", "reason")]
    public async Task A_wrong_change_is_told_all_its_faults_and_does_nothing(string verb, string json, string faults)
    {
        var desk = new DeskCalls(await shared.GetAsync());
        var written = await desk.WriteAsync($"{verb}{json.Length}@faults.example", "Where is my order B2B80041?");
        using var response = await desk.CommandAsync(written["caseNumber"]!, verb, json, "*");
        var problem = await response.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
        Assert.Equal(faults, string.Join(',', problem["errors"]!.AsObject().Select(pair => pair.Key).Order(StringComparer.Ordinal)));
        Assert.Equal("\"1\"", (await desk.ShowAsync(written["caseNumber"]!)).ETag);
    }

    [Fact]
    public async Task The_longest_answer_of_any_signs_goes_out()
    {
        var desk = new DeskCalls(await shared.GetAsync());
        var written = await desk.WriteAsync("long@desk.example", "Where is my order B2B80051?");
        var longest = new string('界', 10_000);
        await desk.DoAsync(written["caseNumber"]!, "replies", new JsonObject { ["text"] = longest }.ToJsonString(), "*");
        Assert.Equal(longest, (string?)(await desk.ShowAsync(written["caseNumber"]!)).Case["timeline"]![1]!["text"]);
        foreach (var text in new[] { longest + "界", string.Concat(Enumerable.Repeat("😀", 5_000)) })
        {
            using var tooLong = await desk.CommandAsync(written["caseNumber"]!, "replies", new JsonObject { ["text"] = text }.ToJsonString(), "*");
            await tooLong.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
        }
    }

    [Fact]
    public async Task Of_two_who_saw_the_same_case_one_is_told_that_it_changed()
    {
        var desk = new DeskCalls(await shared.GetAsync());
        var written = await desk.WriteAsync("race@desk.example", "Where is my order B2B80061?");
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => desk.CommandAsync(written["caseNumber"]!, "replies", $$"""{"text":"Answer {{i}}"}""", "\"1\"")));
        Assert.Equal((1, 7), (answers.Count(answer => answer.StatusCode == HttpStatusCode.OK), answers.Count(answer => answer.StatusCode == HttpStatusCode.PreconditionFailed)));
        Assert.Equal(2, (await desk.ShowAsync(written["caseNumber"]!)).Case["timeline"]!.AsArray().Count);
        foreach (var answer in answers)
            answer.Dispose();
    }

    [Fact]
    public async Task A_dry_run_says_where_a_message_would_go_and_writes_nothing()
    {
        var desk = new DeskCalls(await shared.GetAsync());
        using var response = await desk.PostAsync("/api/desk/route/dry-run", """{"email":"dry@desk.example","message":"Where is my order B2B80071?","mailbox":"orders@shop.example"}""");
        var answer = await desk.BodyAsync(response);
        Assert.Equal(("b2c", "outbound-only"), ((string?)answer["desk"], (string?)answer["rule"]));
        Assert.Equal(["B2B80071"], answer["orderNumbers"]!.AsArray().Select(number => (string?)number));
        Assert.Contains("wrong-mailbox", answer["advice"]!.AsArray().Select(item => (string?)item!["code"]));
        Assert.Empty(await desk.FindAsync("""{"address":"dry@desk.example"}"""));
    }

    [Fact]
    public async Task An_overdue_case_is_said_once()
    {
        await using var azurite = await LocalHost.Azurite.AzuriteServer.StartAsync(stop: Stop);
        JsonObject written;
        await using (var app = await RunningApp.StartAsync(azurite: azurite, ownsAzurite: false))
            written = await new DeskCalls(app).WriteAsync("overdue@desk.example", "Where is my order B2B80081?");

        // By the app's clock, ten days later.
        await using var later = await RunningApp.StartAsync(options => options with { At = TimeProvider.System.GetUtcNow() + TimeSpan.FromDays(10) }, azurite, ownsAzurite: false);
        var desk = new DeskCalls(later);
        await later.RunTimerAsync("WatchSla");
        var alert = (await desk.TakeAsync("alerts", 1))[0];
        Assert.Equal(("contactrouter.case.overdue.v1", (string?)written["caseNumber"]), ((string?)alert["type"], (string?)alert["subject"]));
        Assert.Equal("overdue", (string?)(await desk.GetAsync("/api/desk/cs/cases"))["items"]![0]!["alert"]);
        Assert.Equal("\"1\"", (await desk.ShowAsync(written["caseNumber"]!)).ETag);

        await later.RunTimerAsync("WatchSla");
        await Until.TrueAsync(() => later.Output.Split("WatchSla ").Length > 2, "the second watch is done", () => later.Output);
        Assert.Empty(await desk.TakeAsync("alerts"));
    }

    [Fact]
    public async Task Only_the_functions_key_opens_it_and_no_page_of_another_site_reads_it()
    {
        await using var app = await RunningApp.StartAsync(options => options with { Keys = true });
        using var without = await app.Client.GetAsync("/api/desk/cs/cases", Stop);
        Assert.Equal(HttpStatusCode.Unauthorized, without.StatusCode);
        var key = System.Text.RegularExpressions.Regex.Match(app.Output, @"Key +(\w+) \(Desk\)").Groups[1].Value;
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/desk/cs/cases") { Headers = { { "x-functions-key", key }, { "Origin", "https://shop.example" } } };
        using var with = await app.Client.SendAsync(request, Stop);
        Assert.Equal("""{"items":[],"next":null}""", await with.Content.ReadAsStringAsync(Stop));
        Assert.False(with.Headers.Contains("Access-Control-Allow-Origin"));
    }

    private static IEnumerable<string?> Numbers(JsonArray items) => items.Select(item => (string?)item!["caseNumber"]);

    private static async Task<string?> StatusAsync(DeskCalls desk, JsonObject written) => (string?)(await desk.GetAsync((string)written["statusUrl"]!))["status"];
}
