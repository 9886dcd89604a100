using System.Net;
using System.Text.Json.Nodes;

namespace ContactRouter.EndToEnd.Tests.App;

/// <summary>The quarantine as operators call it.</summary>
internal static class Quarantine
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<JsonObject> GetAsync(RunningApp app, string path) => JsonNode.Parse(await app.Client.GetStringAsync(path, Stop))!.AsObject();

    public static async Task<JsonObject> ReleaseAsync(RunningApp app, string id)
    {
        using var response = await app.Client.PostAsync($"/api/ops/quarantine/{id}/release", content: null, Stop);
        var body = await response.Content.ReadAsStringAsync(Stop);
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{response.StatusCode}: {body}\n{app.Output}");
        return JsonNode.Parse(body)!.AsObject();
    }

    /// <summary>All items of all pages.</summary>
    public static async Task<List<JsonNode>> ListAsync(RunningApp app, string query)
    {
        var items = new List<JsonNode>();
        for (string? next = ""; next is not null;)
        {
            var page = await GetAsync(app, $"/api/ops/quarantine?{query}{(next.Length == 0 ? "" : $"&next={next}")}");
            items.AddRange(page["items"]!.AsArray().Select(item => item!));
            next = (string?)page["next"];
        }

        return items;
    }
}
