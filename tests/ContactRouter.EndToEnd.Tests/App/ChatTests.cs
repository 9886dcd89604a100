using System.Net;
using System.Text.Json.Nodes;
using ContactRouter.LocalHost.Azurite;

namespace ContactRouter.EndToEnd.Tests.App;

/// <summary>P11 to P14 over HTTP, on the local host.</summary>
public sealed class ChatTests : IAsyncLifetime
{
    private RunningApp? app;
    private ChatCalls? chats;

    private ChatCalls Chats => chats!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        app = await RunningApp.StartAsync(options => options with { At = ChatCalls.Noon });
        chats = new ChatCalls(app.Client);
    }

    public async ValueTask DisposeAsync()
    {
        Assert.DoesNotContain("handler !", app!.Output, StringComparison.Ordinal);
        await app.DisposeAsync();
    }

    [Fact]
    public Task A_chat_goes_from_its_opening_to_its_case_and_its_mail() => ChatFlow.AssertAsync(app!, "flow@chat.example");

    [Fact]
    public async Task A_second_chat_is_refused_until_the_first_has_ended()
    {
        var first = await Chats.OpenedAsync("second@chat.example", "B2B12345");
        using (var refused = await Chats.OpenAsync("""{"email":"second@chat.example","orderNumber":"B2B67890"}"""))
        {
            var problem = await refused.ProblemAsync(HttpStatusCode.Conflict, "chat-already-open");
            Assert.DoesNotContain(first.Token, problem.ToJsonString(), StringComparison.Ordinal);
        }

        // Whoever only claims the address takes nothing from its owner, and nothing of his chat.
        var claimed = await Chats.OpenedAsync("second@chat.example", bearer: null);
        Assert.NotEqual(first.Chat, claimed.Chat);
        using (var strange = await Chats.SendAsync(HttpMethod.Get, $"/api/chats/{first.Chat}/messages", json: null, claimed.Token))
            await strange.ProblemAsync(HttpStatusCode.Unauthorized, "wrong-token");

        await ChatCalls.NoContentAsync(Chats.PostAsync(first, "end", "{}"));
        await Chats.OpenedAsync("second@chat.example", "B2B67890");
    }

    [Fact]
    public async Task Another_order_is_refused_and_the_answer_says_what_to_do()
    {
        var customer = await Chats.OpenedAsync("order@chat.example", "B2B12345");
        using var refused = await Chats.PostAsync(customer, "messages", ChatCalls.Line("And what about B2B67890?"));
        var problem = await refused.ProblemAsync(HttpStatusCode.Conflict, "chat-other-order");
        Assert.Equal(
            "One order per chat: this one is about B2B12345. End it and open a new one for B2B67890, or send the form. The line was not posted.", (string?)problem["detail"]);
        Assert.Equal(1, await Chats.SayAsync(customer, "Then B2B12345 first."));
    }

    [Fact]
    public async Task All_faults_are_told_at_once()
    {
        using (var opening = await Chats.OpenAsync("""{"email":"nobody","name":"a\nb","orderNumber":"B2B12345, B2B67890","language":"xx","transcript":"yes"}"""))
        {
            var problem = await opening.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request");
            Assert.Equal(["email", "name", "orderNumber", "language", "transcript"], problem["errors"]!.AsObject().Select(fault => fault.Key));
        }

        var customer = await Chats.OpenedAsync("faults@chat.example");
        foreach (var (verb, json, field) in new[] { ("messages", "{}", "text"), ("messages", ChatCalls.Line(new string('x', 4_001)), "text"), ("read", "{}", "seq"), ("read", """{"seq":-1}""", "seq"), ("end", """{"reason":1}""", "reason") })
        {
            using var response = await Chats.PostAsync(customer, verb, json);
            Assert.Contains(field, (await response.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request"))["errors"]!.AsObject().Select(fault => fault.Key));
        }

        using var list = await Chats.SendAsync(HttpMethod.Get, $"/api/chats/{customer.Chat}/messages?after=x&wait=-1", json: null, customer.Token);
        Assert.Equal(["after", "wait"], (await list.ProblemAsync(HttpStatusCode.BadRequest, "invalid-request"))["errors"]!.AsObject().Select(fault => fault.Key));
    }

    [Fact]
    public async Task Without_its_token_a_chat_is_closed_to_everybody()
    {
        var customer = await Chats.OpenedAsync("token@chat.example");
        foreach (var token in new[] { null, "", ChatCalls.Key, customer.Token[..^1] })
        {
            foreach (var (method, verb) in new[] { (HttpMethod.Get, "messages"), (HttpMethod.Post, "messages"), (HttpMethod.Post, "read"), (HttpMethod.Post, "end") })
            {
                using var response = await Chats.SendAsync(method, $"/api/chats/{customer.Chat}/{verb}", method == HttpMethod.Post ? "{}" : null, token);
                await response.ProblemAsync(HttpStatusCode.Unauthorized, "wrong-token");
            }
        }

        using var unknown = await Chats.DeskAsync(new Customer("nothing", ""), "join", "{}");
        await unknown.ProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task What_is_sent_twice_under_its_name_is_done_once()
    {
        const string opening = """{"email":"twice@chat.example"}""";
        using var first = await Chats.OpenAsync(opening, key: "open");
        using var again = await Chats.OpenAsync(opening, key: "open");
        var customer = await ChatCalls.BodyAsync(first, HttpStatusCode.Created);
        Assert.Equal(customer.ToJsonString(), (await ChatCalls.BodyAsync(again, HttpStatusCode.Created)).ToJsonString());
        using (var other = await Chats.OpenAsync("""{"email":"twice@chat.example","name":"Anna"}""", key: "open"))
            await other.ProblemAsync(HttpStatusCode.UnprocessableEntity, "key-reused");

        var chat = new Customer((string)customer["chatId"]!, (string)customer["token"]!);
        var lines = await Task.WhenAll(Enumerable.Range(0, 5).Select(async _ =>
            (await ChatCalls.BodyAsync(await Chats.PostAsync(chat, "messages", ChatCalls.Line("Hello"), "line"), HttpStatusCode.Created)).ToJsonString()));
        Assert.Single(lines.Distinct());
        Assert.Single((await Chats.ListAsync(chat, after: 0))["items"]!.AsArray());
    }

    [Fact]
    public async Task Too_many_lines_wait_as_long_as_the_answer_says()
    {
        var customer = await Chats.OpenedAsync("flood@chat.example");
        for (var i = 0; i < 20; i++)
            await Chats.SayAsync(customer, $"Line {i}");
        using var refused = await Chats.PostAsync(customer, "messages", ChatCalls.Line("One more"));
        await refused.ProblemAsync(HttpStatusCode.TooManyRequests, "chat-flood");
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        Assert.StartsWith("\"chat-lines\";r=0;t=", refused.Headers.GetValues("RateLimit").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outside_the_hours_it_says_when_it_opens()
    {
        await using var closed = await RunningApp.StartAsync(options => options with { At = ChatCalls.Noon.AddHours(13) });
        var calls = new ChatCalls(closed.Client);
        using (var refused = await calls.OpenAsync("""{"email":"closed@chat.example"}"""))
            Assert.Equal("2026-11-25T01:00:00.000Z", (string?)(await refused.ProblemAsync(HttpStatusCode.Conflict, "chat-closed"))["opensAt"]);
        var hours = JsonNode.Parse(await closed.Client.GetStringAsync("/api/chats/hours", Stop))!;
        Assert.Equal((false, "2026-11-25T01:00:00.000Z", "Asia/Shanghai"), ((bool)hours["open"]!, (string?)hours["opensAt"], (string?)hours["zone"]));
        var open = JsonNode.Parse(await app!.Client.GetStringAsync("/api/chats/hours", Stop))!;
        Assert.Equal((true, null, "2026-11-24T16:00:00.000Z"), ((bool)open["open"]!, (string?)open["opensAt"], (string?)open["closesAt"]));
    }

    [Fact]
    public async Task Two_processes_open_exactly_one_chat_of_a_customer_each_time()
    {
        await using var azurite = await AzuriteServer.StartAsync(stop: Stop);
        var settings = new Dictionary<string, string?> { ["Contacts__ApiKeys__0"] = ChatCalls.Key, ["Chat__Hours__0"] = "Mon-Sun 00:00-24:00" };
        await using var one = await HandlerProcess.Start(azurite.ConnectionString, settings).AnswersAsync();
        await using var two = await HandlerProcess.Start(azurite.ConnectionString, settings).AnswersAsync();
        ChatCalls[] processes = [new(one.Client), new(two.Client)];
        for (var round = 0; round < 100; round++)
        {
            var answers = await Task.WhenAll(processes.Select(async process =>
            {
                using var response = await process.OpenAsync($$"""{"email":"round{{round}}@race.example"}""");
                return response.StatusCode;
            }));
            Assert.Equal([HttpStatusCode.Created, HttpStatusCode.Conflict], answers.Order());
        }

        Assert.Equal(100, (await processes[0].DeskListAsync()).Count);
        Assert.Equal(Enumerable.Range(1, 100), (await processes[1].DeskListAsync()).Select(chat => (int)chat!["position"]!));
    }

    [Fact]
    public async Task A_line_taken_by_one_process_is_told_by_the_other()
    {
        await using var azurite = await AzuriteServer.StartAsync(stop: Stop);
        var settings = new Dictionary<string, string?> { ["Contacts__ApiKeys__0"] = ChatCalls.Key, ["Chat__Hours__0"] = "Mon-Sun 00:00-24:00" };
        await using var one = await HandlerProcess.Start(azurite.ConnectionString, settings).AnswersAsync();
        await using var two = await HandlerProcess.Start(azurite.ConnectionString, settings).AnswersAsync();
        var (customers, desk) = (new ChatCalls(one.Client), new ChatCalls(two.Client));
        var customer = await customers.OpenedAsync("apart@chat.example");

        var told = customers.ListAsync(customer, after: 0, wait: 25);
        await ChatCalls.NoContentAsync(desk.DeskAsync(customer, "join", "{}"));
        Assert.Equal("open", (string?)(await told)["state"]);
        var seen = desk.DeskLinesAsync(customer, after: 1, wait: 25);
        await customers.SayAsync(customer, "Hello");
        Assert.Equal("Hello", (string?)(await seen)["items"]![0]!["text"]);
    }
}
