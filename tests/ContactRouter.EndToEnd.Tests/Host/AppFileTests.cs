using ContactRouter.LocalHost;

namespace ContactRouter.EndToEnd.Tests.Host;

/// <summary>Wrong files are refused before anything is started, with file and field named.</summary>
public sealed class AppFileTests(SharedAzurite azurite)
{
    [Theory]
    [InlineData("extensions/queues/batchSize", "33", "host.json: extensions.queues.batchSize is 33")]
    [InlineData("extensions/queues/batchSize", "\"many\"", "host.json: $.extensions.queues.batchSize")]
    [InlineData("extensions/queues/maxPollingInterval", "\"2s\"", "host.json: extensions.queues.maxPollingInterval is \"2s\"")]
    [InlineData("extensions/queues/messageEncoding", "\"utf-8\"", "host.json: extensions.queues.messageEncoding")]
    [InlineData("functionTimeout", "\"soon\"", "host.json: functionTimeout")]
    [InlineData("customHandler/description", "{}", "host.json: customHandler.description.defaultExecutablePath is missing")]
    [InlineData("customHandler/description/defaultExecutablePath", "\"no-such-program\"", "neither below")]
    [InlineData("customHandler/description/defaultExecutablePath", "\"%NO_SUCH_SETTING%\"", "%NO_SUCH_SETTING%, which has no value")]
    public async Task A_wrong_host_json_is_refused(string path, string value, string expected)
    {
        await using var app = new TestApp(azurite).WithHttp();
        var steps = path.Split('/');
        var parent = steps.SkipLast(1).Aggregate(app.HostJson, (node, step) => node[step]!);
        parent[steps[^1]] = System.Text.Json.Nodes.JsonNode.Parse(value);
        Assert.Contains(expected, await RefusalAsync(app), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Http_functions_without_either_shape_are_refused()
    {
        await using var app = new TestApp(azurite).WithHttp();
        app.HostJson["customHandler"]!["enableForwardingHttpRequest"] = false;
        app.HostJson["customHandler"]!["enableProxyingHttpRequest"] = false;
        Assert.Contains("enableForwardingHttpRequest and enableProxyingHttpRequest are both off", await RefusalAsync(app), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "type": "blobTrigger", "name": "b" }""", "bindings[].type is \"blobTrigger\"")]
    [InlineData("""{ "type": "timerTrigger", "name": "t", "schedule": "now and then" }""", "bindings[].schedule")]
    [InlineData("""{ "type": "timerTrigger", "name": "t" }""", "bindings[].schedule is missing")]
    [InlineData("""{ "type": "queueTrigger", "name": "q", "queueName": "x", "connection": "Nowhere" }""", "names the setting \"Nowhere\"")]
    [InlineData("""{ "type": "queueTrigger", "name": "q", "queueName": "%QUEUE%", "connection": "ContactStorage" }""", "uses %QUEUE%, which has no value")]
    [InlineData("""{ "type": "httpTrigger", "name": "h", "authLevel": "secret" }""", "bindings[].authLevel is \"secret\"")]
    [InlineData("""{ "type": "http", "name": "h" }""", "hold 0 triggers")]
    public async Task A_wrong_function_json_is_refused(string binding, string expected)
    {
        await using var app = new TestApp(azurite).With("Broken", binding);
        var refusal = await RefusalAsync(app);
        Assert.Contains(Path.Combine("Broken", "function.json"), refusal, StringComparison.Ordinal);
        Assert.Contains(expected, refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_an_app_is_refused_with_what_to_do()
    {
        await using var app = new TestApp(azurite);
        Assert.Contains("holds no function", await RefusalAsync(app), StringComparison.Ordinal);
        var refusal = await Assert.ThrowsAsync<HostStartException>(() => app.StartAsync(options => options with { App = app.StubFolder }));
        Assert.Contains("host.json is missing: build the functions project first", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_fill_in_queue_names()
    {
        var queue = await TestQueue.OfAsync(azurite);
        await using var app = new TestApp(azurite).WithQueue("Work", "%QUEUE_OF_TEST%");
        app.Settings["QUEUE_OF_TEST"] = queue.Name;
        using var client = await app.StartAsync();
        await queue.SendAsync(TestQueue.Base64("x"));
        await app.RequestsAsync("/Work");
    }

    private static async Task<string> RefusalAsync(TestApp app)
    {
        var refusal = await Assert.ThrowsAsync<HostStartException>(() => app.StartAsync());
        Assert.Empty(app.Starts());
        return refusal.Message;
    }
}
