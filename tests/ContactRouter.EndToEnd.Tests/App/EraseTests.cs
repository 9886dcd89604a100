using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Azure.Data.Tables;

namespace ContactRouter.EndToEnd.Tests.App;

/// <summary>A customer may ask that nothing be kept of him.</summary>
public sealed class EraseTests
{
    [Fact]
    public async Task Nothing_of_a_sender_is_left_and_nothing_of_another_is_touched()
    {
        await using var app = await RunningApp.StartAsync();
        var gone = await AcceptAsync(app, "gone@customer.example", "B2B70101");
        var kept = await AcceptAsync(app, "kept@customer.example", "B2B70102");
        var sender = ((string)gone["contactId"]!).Split('-')[0];
        // Each mail leaves rows of its own.
        foreach (var address in new[] { "gone@customer.example", "kept@customer.example" })
            await app.MailToAsync(address, "acknowledgement");
        var before = await RowsAsync(app);

        var tried = await EraseAsync(app, "gone@customer.example", "?dryRun=true");
        Assert.Equal(before, await RowsAsync(app));
        var erased = await EraseAsync(app, "GONE@customer.example");

        Assert.Equal((1, true, false), ((int?)erased["cases"], (bool?)tried["dryRun"], (bool?)erased["dryRun"]));
        Assert.Equal((int?)tried["rows"], (int?)erased["rows"]);
        Assert.Equal(1, (int?)erased["files"]);
        var after = await RowsAsync(app);
        Assert.DoesNotContain(after, row => row.StartsWith(sender, StringComparison.Ordinal));
        Assert.DoesNotContain(after, row => row.Contains(sender, StringComparison.Ordinal));
        Assert.DoesNotContain(after, row => row == "n|" + ((string)gone["caseNumber"]!).Replace("-", "", StringComparison.Ordinal));
        using (var shown = await app.Client.GetAsync($"/api/desk/cases/{gone["caseNumber"]}", TestContext.Current.CancellationToken))
            Assert.Equal(HttpStatusCode.NotFound, shown.StatusCode);
        using (var shown = await app.Client.GetAsync($"/api/desk/cases/{kept["caseNumber"]}", TestContext.Current.CancellationToken))
            Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
    }

    [Fact]
    public async Task He_may_write_again_and_is_a_stranger()
    {
        await using var app = await RunningApp.StartAsync();
        var first = await AcceptAsync(app, "again@customer.example", "B2B70103");
        await EraseAsync(app, "again@customer.example");

        var second = await AcceptAsync(app, "again@customer.example", "B2B70103");

        Assert.NotEqual((string?)first["caseNumber"], (string?)second["caseNumber"]);
    }

    [Fact]
    public async Task An_address_that_is_none_is_refused()
    {
        await using var app = await RunningApp.StartAsync();

        using var response = await app.Client.PostAsJsonAsync("/api/ops/senders/erase", new { address = "nobody" }, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("address", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static async Task<JsonObject> AcceptAsync(RunningApp app, string address, string order)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(address), "email" },
            { new StringContent($"Where is my order {order}?"), "message" },
            { new ByteArrayContent([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]), "attachments", "picture.png" },
        };
        return (await app.AcceptAsync(form, ("Authorization", "Bearer local-development-key"))).AsObject();
    }

    private static async Task<JsonObject> EraseAsync(RunningApp app, string address, string query = "")
    {
        using var response = await app.Client.PostAsJsonAsync("/api/ops/senders/erase" + query, new { address }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!.AsObject();
    }

    /// <summary>Of all rows the keys, but not of what the next clean-up takes whenever it comes: entries of the outbox that were published.</summary>
    private static async Task<List<string>> RowsAsync(RunningApp app) =>
        await app.Table("contacts").QueryAsync<TableEntity>(cancellationToken: TestContext.Current.CancellationToken)
            .Select(row => row.RowKey).Where(key => !key.StartsWith("p|", StringComparison.Ordinal)).ToListAsync(TestContext.Current.CancellationToken);
}
