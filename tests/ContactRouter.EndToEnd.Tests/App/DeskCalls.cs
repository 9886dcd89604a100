using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace ContactRouter.EndToEnd.Tests.App;

/// <summary>What people at the desks do, over HTTP.</summary>
internal sealed class DeskCalls(RunningApp app)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>A message of a proven writer.</summary>
    public Task<JsonObject> WriteAsync(string email, string message, string subject = "") => app.AcceptAsync(
        Json(new JsonObject { ["email"] = email, ["message"] = message, ["subject"] = subject }.ToJsonString()), ("Authorization", "Bearer local-development-key"));

    public async Task<JsonObject> GetAsync(string path)
    {
        using var response = await app.Client.GetAsync(path, Stop);
        return await BodyAsync(response);
    }

    /// <summary>The case, and the ETag that the next change has to name.</summary>
    public async Task<(JsonObject Case, string ETag)> ShowAsync(JsonNode number)
    {
        using var response = await app.Client.GetAsync($"/api/desk/cases/{number}", Stop);
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        return (await BodyAsync(response), response.Headers.ETag!.ToString());
    }

    public async Task<HttpResponseMessage> PostAsync(string path, string? json, string? ifMatch = null, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = json is null ? null : Json(json) };
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        if (key is not null)
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        return await app.Client.SendAsync(request, Stop);
    }

    public Task<HttpResponseMessage> CommandAsync(JsonNode number, string verb, string? json, string? ifMatch, string? key = null) =>
        PostAsync($"/api/desk/cases/{number}/{verb}", json, ifMatch, key);

    /// <summary>A change that must be done; the standing, and the new ETag.</summary>
    public async Task<(JsonObject Standing, string ETag)> DoAsync(JsonNode number, string verb, string? json, string ifMatch, string? key = null)
    {
        using var response = await CommandAsync(number, verb, json, ifMatch, key);
        return (await BodyAsync(response), response.Headers.ETag!.ToString());
    }

    public async Task<JsonArray> FindAsync(string json)
    {
        using var response = await PostAsync("/api/desk/cases/find", json);
        return (await BodyAsync(response))["items"]!.AsArray();
    }

    public async Task<JsonObject> BodyAsync(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStringAsync(Stop);
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{response.StatusCode}: {body}\n{app.Output}");
        return JsonNode.Parse(body)!.AsObject();
    }

    /// <summary>Everything on a queue, taken off it.</summary>
    public async Task<List<JsonObject>> TakeAsync(string queue)
    {
        var taken = new List<JsonObject>();
        var client = app.Queue(queue);
        while ((await client.ReceiveMessagesAsync(32, cancellationToken: Stop)).Value is { Length: > 0 } batch)
        {
            foreach (var message in batch)
            {
                taken.Add(JsonNode.Parse(message.Body.ToString())!.AsObject());
                await client.DeleteMessageAsync(message.MessageId, message.PopReceipt, Stop);
            }
        }

        return taken;
    }

    /// <summary>Waits until so many messages came by a queue, and takes them.</summary>
    public async Task<List<JsonObject>> TakeAsync(string queue, int count)
    {
        var taken = new List<JsonObject>();
        await Host.Until.TrueAsync(
            async () =>
            {
                taken.AddRange(await TakeAsync(queue));
                return taken.Count >= count;
            },
            $"{count} messages are on queue {queue}",
            () => $"{string.Join('\n', taken)}\n{app.Output}");
        Assert.Equal(count, taken.Count);
        return taken;
    }

    private static StringContent Json(string json) => new(json, Encoding.UTF8, "application/json");
}
