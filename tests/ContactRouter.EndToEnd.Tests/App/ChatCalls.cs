using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace ContactRouter.EndToEnd.Tests.App;

/// <summary>Chats over HTTP, as a page and a desk use them.</summary>
internal sealed class ChatCalls(HttpClient client)
{
    public const string Key = "local-development-key";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Noon in Shanghai: the chat is open.</summary>
    public static DateTimeOffset Noon => DateTimeOffset.Parse("2026-11-24T12:00:00+08:00", CultureInfo.InvariantCulture);

    /// <summary>A customer whose address our key proves, unless told otherwise.</summary>
    public Task<HttpResponseMessage> OpenAsync(string json, string? bearer = Key, string? key = null) => SendAsync(HttpMethod.Post, "/api/chats", json, bearer, key);

    public async Task<Customer> OpenedAsync(string email, string? order = null, string? bearer = Key)
    {
        using var response = await OpenAsync(new JsonObject { ["email"] = email, ["name"] = "Anna", ["orderNumber"] = order, ["transcript"] = true }.ToJsonString(), bearer);
        var opened = await BodyAsync(response, HttpStatusCode.Created);
        return new Customer((string)opened["chatId"]!, (string)opened["token"]!);
    }

    public Task<HttpResponseMessage> PostAsync(Customer customer, string verb, string json, string? key = null) =>
        SendAsync(HttpMethod.Post, $"/api/chats/{customer.Chat}/{verb}", json, customer.Token, key);

    public async Task<int> SayAsync(Customer customer, string text) =>
        (int)(await BodyAsync(await PostAsync(customer, "messages", Line(text)), HttpStatusCode.Created))["seq"]!;

    public async Task<JsonObject> ListAsync(Customer customer, int after, int wait = 0) =>
        await BodyAsync(await SendAsync(HttpMethod.Get, $"/api/chats/{customer.Chat}/messages?after={after}&wait={wait}", json: null, customer.Token), HttpStatusCode.OK);

    public async Task<JsonArray> DeskListAsync() =>
        (await BodyAsync(await SendAsync(HttpMethod.Get, "/api/desk/chats", json: null, bearer: null), HttpStatusCode.OK))["items"]!.AsArray();

    public async Task<JsonObject> DeskLinesAsync(Customer customer, int after, int wait = 0) =>
        await BodyAsync(await SendAsync(HttpMethod.Get, $"/api/desk/chats/{customer.Chat}/messages?after={after}&wait={wait}", json: null, bearer: null), HttpStatusCode.OK);

    public Task<HttpResponseMessage> DeskAsync(Customer customer, string verb, string json) =>
        SendAsync(HttpMethod.Post, $"/api/desk/chats/{customer.Chat}/{verb}", json, bearer: null);

    public static string Line(string text) => new JsonObject { ["text"] = text }.ToJsonString();

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? json, string? bearer, string? key = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json") };
        if (bearer is not null)
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + bearer);
        if (key is not null)
            request.Headers.TryAddWithoutValidation("Idempotency-Key", $"\"{key}\"");
        return await client.SendAsync(request, Stop);
    }

    public static async Task<JsonObject> BodyAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        using (response)
        {
            var body = await response.Content.ReadAsStringAsync(Stop);
            Assert.True(response.StatusCode == status, $"{response.StatusCode}: {body}");
            return JsonNode.Parse(body)!.AsObject();
        }
    }

    public static async Task NoContentAsync(Task<HttpResponseMessage> answering)
    {
        using var response = await answering;
        Assert.Equal((HttpStatusCode.NoContent, ""), (response.StatusCode, await response.Content.ReadAsStringAsync(Stop)));
    }
}

/// <summary>What a customer's page keeps of its chat.</summary>
internal sealed record Customer(string Chat, string Token);
