using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace ContactRouter.EndToEnd.Tests.App;

/// <summary>P5 and safe repeats over the wire.</summary>
public sealed class BudgetTests(SharedApp shared)
{
    private static readonly (string, string) Proven = ("Authorization", "Bearer local-development-key");

    private static readonly Dictionary<string, string?> Keyed = new() { ["Contacts__ApiKeys__0"] = "local-development-key" };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Forty_get_in_the_41st_is_told_to_wait_and_another_sender_is_untouched()
    {
        var app = await shared.GetAsync();
        for (var i = 1; i <= 40; i++)
        {
            using var response = await app.PostAsync(Json("forty@budget.example", $"Where is order number {i}?"), Proven);
            Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
            Assert.Equal("\"sender\";q=40;w=3600", Header(response, "RateLimit-Policy"));
            Assert.StartsWith($"\"sender\";r={40 - i};t=", Header(response, "RateLimit"), StringComparison.Ordinal);
        }

        using var refused = await app.PostAsync(Json("Forty@Budget.example", "One more"), Proven);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        var problem = JsonNode.Parse(await refused.Content.ReadAsStringAsync(Stop))!;
        Assert.Equal("https://iana.org/assignments/http-problem-types#quota-exceeded", (string?)problem["type"]);
        Assert.Equal("""["sender"]""", problem["violated-policies"]!.ToJsonString());
        Assert.Equal("sender-blocked", (string?)problem["code"]);
        var reset = int.Parse(Header(refused, "RateLimit").Split("t=")[1], CultureInfo.InvariantCulture);
        Assert.InRange(reset, 3_500, 3_600);
        Assert.True(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds >= reset);

        using var repeat = await app.PostAsync(Json("forty@budget.example", "Where is order number 7?"), Proven);
        Assert.Equal(HttpStatusCode.Accepted, repeat.StatusCode);
        using var other = await app.PostAsync(Json("other@budget.example", "Where is order number 1?"), Proven);
        Assert.Equal(HttpStatusCode.Accepted, other.StatusCode);
    }

    [Fact]
    public async Task The_same_content_again_gets_the_first_answer()
    {
        var app = await shared.GetAsync();
        var first = await app.AcceptAsync(Json("repeat@budget.example", "Where is my order?"));
        var again = await app.AcceptAsync(Json("repeat@budget.example", "Where is my order?"));
        Assert.Equal(first.ToJsonString(), again.ToJsonString());
        var other = await app.AcceptAsync(Json("repeat@budget.example", "Where is my refund?"));
        Assert.NotEqual((string?)first["contactId"], (string?)other["contactId"]);
    }

    [Fact]
    public async Task A_key_gives_the_first_answer_again_and_takes_no_other_message()
    {
        var app = await shared.GetAsync();
        var first = await app.AcceptAsync(Json("key@budget.example", "Where is my order?"), ("Idempotency-Key", "\"8e03978e-40d5\""));
        var again = await app.AcceptAsync(Json("key@budget.example", "Where is my order?"), ("Idempotency-Key", "8e03978e-40d5"));
        Assert.Equal(first.ToJsonString(), again.ToJsonString());
        using var other = await app.PostAsync(Json("key@budget.example", "Something else"), ("Idempotency-Key", "\"8e03978e-40d5\""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        var theirs = await app.AcceptAsync(Json("theirs@budget.example", "Where is my order?"), ("Idempotency-Key", "\"8e03978e-40d5\""));
        Assert.NotEqual((string?)first["contactId"], (string?)theirs["contactId"]);
        using var wrong = await app.PostAsync(Json("key@budget.example", "Where?"), ("Idempotency-Key", new string('x', 256)));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    [Fact]
    public async Task A_repeat_while_the_first_is_under_way_waits_for_it()
    {
        var app = await shared.GetAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ =>
            app.AcceptAsync(Json("same@budget.example", "Where is my order?"), ("Idempotency-Key", "\"at-once\""))));
        Assert.Single(answers.Select(answer => answer.ToJsonString()).Distinct());
    }

    [Fact]
    public async Task Two_processes_on_one_storage_let_exactly_40_of_200_in_each_time()
    {
        await using var azurite = await LocalHost.Azurite.AzuriteServer.StartAsync(stop: Stop);
        await using var one = await HandlerProcess.Start(azurite.ConnectionString, Keyed).AnswersAsync();
        await using var two = await HandlerProcess.Start(azurite.ConnectionString, Keyed).AnswersAsync();
        for (var round = 0; round < 20; round++)
        {
            var statuses = await Task.WhenAll(Enumerable.Range(0, 200).Select(async n =>
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, "/api/contacts") { Content = Json($"round{round}@two.example", $"Message {n}") };
                request.Headers.TryAddWithoutValidation(Proven.Item1, Proven.Item2);
                using var response = await (n % 2 == 0 ? one : two).Client.SendAsync(request, Stop);
                return response.StatusCode;
            }));
            Assert.Equal(40, statuses.Count(status => status == HttpStatusCode.Accepted));
            Assert.Equal(160, statuses.Count(status => status == HttpStatusCode.TooManyRequests));
        }
    }

    [Fact]
    public async Task A_blocked_senders_queue_message_is_set_aside_and_not_poisoned()
    {
        var app = await shared.GetAsync();
        for (var i = 0; i <= 40; i++)
            (await app.PostAsync(Json("queued@budget.example", $"Message {i}"), Proven)).Dispose();
        var sent = (await app.Queue("contact-requests").SendMessageAsync("""{"email":"queued@budget.example","message":"And this?"}""", Stop)).Value;
        Azure.Data.Tables.TableEntity? kept = null;
        await Host.Until.TrueAsync(
            async () =>
            {
                await foreach (var row in app.Table("quarantine").QueryAsync<Azure.Data.Tables.TableEntity>("Reason eq 'sender-blocked'", cancellationToken: Stop))
                    kept = row.RowKey.EndsWith(sent.MessageId, StringComparison.Ordinal) ? row : kept;
                return kept is not null;
            },
            "the refused message lies in the quarantine",
            () => app.Output);
        Assert.Equal("""{"email":"queued@budget.example","message":"And this?"}""", Encoding.UTF8.GetString(kept!.GetBinary("Body")));
    }

    private static StringContent Json(string email, string message) =>
        new(new JsonObject { ["email"] = email, ["message"] = message }.ToJsonString(), Encoding.UTF8, "application/json");

    private static string Header(HttpResponseMessage response, string name) => response.Headers.GetValues(name).Single();
}
