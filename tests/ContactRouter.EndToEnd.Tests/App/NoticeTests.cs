using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace ContactRouter.EndToEnd.Tests.App;

/// <summary>P15: the wholesaler's own notices, from the call to the queue of mails.</summary>
public sealed class NoticeTests(SharedApp shared) : IClassFixture<SharedApp>
{
    [Fact]
    public async Task A_notice_is_tied_to_its_case_and_a_repeat_is_told_from_a_second_one()
    {
        var app = await shared.GetAsync();
        const string Notice = """{"kind":"out-of-stock","orderNumber":"b2b 77001","customer":{"email":"told@notices.example","name":"Tom","language":"fr"},"text":"Item 4711."}""";

        var first = await AcceptedAsync(app, Notice, "one");
        var repeat = await AcceptedAsync(app, Notice, "one");
        var second = await AcceptedAsync(app, Notice, "two");

        Assert.Equal(first.ToJsonString(), repeat.ToJsonString());
        Assert.NotEqual((string?)first["noticeId"], (string?)second["noticeId"]);
        Assert.Equal((string?)first["caseNumber"], (string?)second["caseNumber"]);
        var message = await app.AcceptAsync(
            new StringContent("""{"email":"told@notices.example","message":"Then send B2B77001 without it."}""", Encoding.UTF8, "application/json"),
            ("Authorization", "Bearer local-development-key"));
        Assert.Equal((string?)first["caseNumber"], (string?)message["caseNumber"]);
    }

    [Fact]
    public async Task All_that_is_wrong_is_told_at_once()
    {
        var app = await shared.GetAsync();

        using var response = await PostAsync(app, """{"kind":"birthday","orderNumber":"none","customer":{"email":"nobody","language":"xx"}}""", "faulty");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal(["customer.email", "customer.language", "kind", "orderNumber"], problem["errors"]!.AsObject().Select(error => error.Key).Order(StringComparer.Ordinal));
    }

    private static async Task<JsonObject> AcceptedAsync(RunningApp app, string json, string key)
    {
        using var response = await PostAsync(app, json, key);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!.AsObject();
    }

    private static async Task<HttpResponseMessage> PostAsync(RunningApp app, string json, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/notices") { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", $"\"{key}\"");
        return await app.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
