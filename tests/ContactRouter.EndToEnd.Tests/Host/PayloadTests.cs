using System.Globalization;
using System.Text.Json.Nodes;

namespace ContactRouter.EndToEnd.Tests.Host;

/// <summary>The JSON that queue and timer functions are called with.</summary>
public sealed class PayloadTests(SharedAzurite azurite)
{
    [Fact]
    public async Task A_binary_queue_call_has_the_bytes_and_metadata_of_strings()
    {
        var queue = await TestQueue.OfAsync(azurite);
        await using var app = new TestApp(azurite).WithQueue("Work", queue.Name);
        using var client = await app.StartAsync();
        await queue.SendAsync(Convert.ToBase64String([0, 255, 10]));
        var seen = Assert.Single(await app.RequestsAsync("/Work"));
        Assert.Equal("POST", seen.Method);
        Assert.Equal("/Work", seen.Target);
        Assert.Equal("chunked", seen.Header("Transfer-Encoding"));
        Assert.Equal("application/json; charset=utf-8", seen.Header("Content-Type"));
        Assert.True(Guid.TryParse(seen.Header("X-Azure-Functions-InvocationId"), out _));

        var body = seen.BodyJson();
        Assert.Equal("""{"msg":"AP8K"}""", body["Data"]!.ToJsonString());
        var metadata = body["Metadata"]!.AsObject();
        Assert.Equal(["DequeueCount", "ExpirationTime", "Id", "InsertionTime", "NextVisibleTime", "PopReceipt", "sys"], metadata.Select(m => m.Key));
        Assert.Equal("1", (string?)metadata["DequeueCount"]);
        Assert.Matches("^\"[0-9a-f-]{36}\"$", (string?)metadata["Id"]);
        Assert.Matches("^\".+\"$", (string?)metadata["PopReceipt"]);
        foreach (var time in (string[])["ExpirationTime", "InsertionTime", "NextVisibleTime"])
            Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$", (string?)metadata[time]);
        AssertSys(metadata, "Work");
    }

    [Fact]
    public async Task A_text_queue_call_has_a_literal_in_a_string_and_the_messages_properties_over_the_metadata()
    {
        var queue = await TestQueue.OfAsync(azurite);
        await using var app = new TestApp(azurite).WithQueue("Work", queue.Name, "\"dataType\": \"string\"");
        using var client = await app.StartAsync();
        const string text = """{"Id":"forged","n":5,"b":true,"o":{"x":1},"a":[1],"z":null}""";
        await queue.SendAsync(TestQueue.Base64(text));
        var body = Assert.Single(await app.RequestsAsync("/Work")).BodyJson();
        Assert.Equal(text, (string?)JsonNode.Parse((string)body["Data"]!["msg"]!));
        var metadata = body["Metadata"]!.AsObject();
        Assert.Equal("\"forged\"", (string?)metadata["Id"]);
        Assert.Equal("\"5\"", (string?)metadata["n"]);
        Assert.Equal("\"True\"", (string?)metadata["b"]);
        Assert.Equal("""{"x":1}""", metadata["o"]!.ToJsonString());
        Assert.DoesNotContain("a", metadata.Select(m => m.Key));
        Assert.DoesNotContain("z", metadata.Select(m => m.Key));
    }

    [Fact]
    public async Task A_timer_call_says_its_schedule_and_little_else()
    {
        await using var app = new TestApp(azurite).WithTimer("Sweep", "* * * * * *");
        using var client = await app.StartAsync();
        var body = (await app.RequestsAsync("/Sweep"))[0].BodyJson();
        Assert.Equal("""{"tick":{"Schedule":{"AdjustForDST":true},"ScheduleStatus":null,"IsPastDue":false}}""", body["Data"]!.ToJsonString());
        Assert.Equal(["sys"], body["Metadata"]!.AsObject().Select(m => m.Key));
        AssertSys(body["Metadata"]!.AsObject(), "Sweep");
    }

    private static void AssertSys(JsonObject metadata, string function)
    {
        var sys = metadata["sys"]!;
        Assert.Equal(function, (string?)sys["MethodName"]);
        var utcNow = DateTimeOffset.Parse((string)sys["UtcNow"]!, CultureInfo.InvariantCulture);
        Assert.InRange((TimeProvider.System.GetUtcNow() - utcNow).Duration(), TimeSpan.Zero, TimeSpan.FromMinutes(1));
        Assert.True(Guid.TryParse((string?)sys["RandGuid"], out _));
    }
}
