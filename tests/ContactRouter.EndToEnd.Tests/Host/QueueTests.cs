namespace ContactRouter.EndToEnd.Tests.Host;

public sealed class QueueTests(SharedAzurite azurite)
{
    [Fact]
    public async Task A_message_handled_is_gone()
    {
        var queue = await TestQueue.OfAsync(azurite);
        await using var app = new TestApp(azurite).WithQueue("Work", queue.Name);
        using var client = await app.StartAsync();
        await queue.SendAsync(TestQueue.Base64("hello"));
        await app.RequestsAsync("/Work");
        await Until.TrueAsync(async () => await queue.CountAsync() == 0, "the message is deleted");
        Assert.Empty(await queue.PoisonedAsync());
        await app.UntilSaidAsync("try 1 -> 200");
    }

    [Fact]
    public async Task A_queue_made_later_is_found()
    {
        var queue = await TestQueue.OfAsync(azurite, create: false);
        await using var app = new TestApp(azurite).WithQueue("Work", queue.Name);
        using var client = await app.StartAsync();
        await queue.Client.CreateAsync(cancellationToken: TestContext.Current.CancellationToken);
        await queue.SendAsync(TestQueue.Base64("late"));
        await app.RequestsAsync("/Work");
        Assert.DoesNotContain("warning", app.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_message_is_tried_five_times_and_then_set_aside_with_its_text_unchanged()
    {
        var queue = await TestQueue.OfAsync(azurite);
        await using var app = new TestApp(azurite).WithQueue("Work", queue.Name).Answering("Work", new() { Status = 500 });
        using var client = await app.StartAsync();
        var text = TestQueue.Base64("{\"a\": 1}  ");
        await queue.SendAsync(text);
        await Until.TrueAsync(async () => (await queue.PoisonedAsync()).Count == 1, "the message is in the poison queue", () => app.Output);
        var poisoned = Assert.Single(await queue.PoisonedAsync());
        Assert.Equal(text, poisoned.Body.ToString());
        Assert.Equal(0, poisoned.DequeueCount);
        Assert.InRange(poisoned.ExpiresOn!.Value - poisoned.InsertedOn!.Value, TimeSpan.FromDays(6.9), TimeSpan.FromDays(7.1));
        await Until.TrueAsync(async () => await queue.CountAsync() == 0, "the message has left its queue");
        Assert.Equal(["1", "2", "3", "4", "5"], app.Requests("/Work").Select(r => (string?)r.BodyJson()["Metadata"]!["DequeueCount"]));
    }

    [Fact]
    public async Task The_last_failure_sets_a_message_aside_at_once()
    {
        var queue = await TestQueue.OfAsync(azurite);
        await using var app = new TestApp(azurite).WithQueue("Work", queue.Name).Answering("Work", new() { Status = 500 });
        app.HostJson["extensions"]!["queues"]!["maxDequeueCount"] = 1;
        app.HostJson["extensions"]!["queues"]!["visibilityTimeout"] = "01:00:00";
        using var client = await app.StartAsync();
        await queue.SendAsync(TestQueue.Base64("x"));
        await Until.TrueAsync(async () => (await queue.PoisonedAsync()).Count == 1, "the message is in the poison queue", () => app.Output);
        Assert.Single(app.Requests("/Work"));
    }

    [Fact]
    public async Task A_failed_message_waits_for_the_visibility_timeout()
    {
        var queue = await TestQueue.OfAsync(azurite);
        await using var app = new TestApp(azurite).WithQueue("Work", queue.Name).Answering("Work", new() { Status = 503 });
        app.HostJson["extensions"]!["queues"]!["visibilityTimeout"] = "00:00:03";
        using var client = await app.StartAsync();
        await queue.SendAsync(TestQueue.Base64("again"));
        await app.UntilSaidAsync("try 1 -> 503");
        var failed = TimeProvider.System.GetTimestamp();
        app.Answering("Work", new());
        await app.RequestsAsync("/Work", 2);
        Assert.True(TimeProvider.System.GetElapsedTime(failed) > TimeSpan.FromSeconds(1.9), "the service counts whole seconds, so three are more than two less a little");
        await Until.TrueAsync(async () => await queue.CountAsync() == 0, "the second try was a success");
    }

    [Fact]
    public async Task A_text_that_is_not_base64_goes_to_the_poison_queue_as_it_is_without_a_call()
    {
        var queue = await TestQueue.OfAsync(azurite);
        await using var app = new TestApp(azurite).WithQueue("Work", queue.Name);
        using var client = await app.StartAsync();
        await queue.SendAsync("{\"plain\": \"text\"}");
        await Until.TrueAsync(async () => (await queue.PoisonedAsync()).Count == 1, "the message is in the poison queue", () => app.Output);
        Assert.Equal("{\"plain\": \"text\"}", Assert.Single(await queue.PoisonedAsync()).Body.ToString());
        Assert.Empty(app.Requests("/Work"));
    }

    [Fact]
    public async Task Without_encoding_any_text_is_a_message()
    {
        var queue = await TestQueue.OfAsync(azurite);
        await using var app = new TestApp(azurite).WithQueue("Work", queue.Name);
        app.HostJson["extensions"]!["queues"]!["messageEncoding"] = "none";
        using var client = await app.StartAsync();
        await queue.SendAsync("plain");
        var seen = Assert.Single(await app.RequestsAsync("/Work"));
        Assert.Equal(TestQueue.Base64("plain"), (string?)seen.BodyJson()["Data"]!["msg"]);
    }

    [Theory]
    [InlineData(200, null)]
    [InlineData(204, null)]
    [InlineData(200, "null")]
    public async Task An_answer_that_would_hang_in_azure_is_an_error_at_once(int status, string? body)
    {
        var queue = await TestQueue.OfAsync(azurite);
        await using var app = new TestApp(azurite).WithQueue("Work", queue.Name)
            .Answering("Work", new() { Status = status, Body = body, ContentType = body is null ? null : "application/json" });
        using var client = await app.StartAsync();
        await queue.SendAsync(TestQueue.Base64("x"));
        await app.UntilSaidAsync("In Azure this call would hang until functionTimeout");
        Assert.Contains($"error: Work answered {status} with", app.Output, StringComparison.Ordinal);
        await Until.TrueAsync(async () => (await queue.PoisonedAsync()).Count == 1, "it counts as a failure");
    }

    [Fact]
    public async Task A_message_whose_handler_died_is_tried_again()
    {
        var queue = await TestQueue.OfAsync(azurite);
        await using var app = new TestApp(azurite).WithQueue("Work", queue.Name).Answering("Work", new() { Exit = 9 });
        using var client = await app.StartAsync();
        await queue.SendAsync(TestQueue.Base64("x"));
        await app.UntilSaidAsync("the connection to the handler was lost");
        app.Answering("Work", new());
        await Until.TrueAsync(async () => await queue.CountAsync() == 0, "the message is handled after the restart", () => app.Output);
    }

    [Fact]
    public async Task No_more_than_a_batch_and_the_threshold_run_at_once()
    {
        var queue = await TestQueue.OfAsync(azurite);
        await using var app = new TestApp(azurite).WithQueue("Work", queue.Name).Answering("Work", new() { WaitForFile = "go" });
        var queues = app.HostJson["extensions"]!["queues"]!;
        queues["batchSize"] = 4;
        queues["newBatchThreshold"] = 2;
        for (var i = 0; i < 12; i++) await queue.SendAsync(TestQueue.Base64($"{i}"));
        using var client = await app.StartAsync();
        await app.RequestsAsync("/Work", 4);

        // Fetched messages are hidden, so what is still visible was not fetched: eight wait while four are above the threshold.
        Assert.Equal(8, (await queue.Client.PeekMessagesAsync(32, TestContext.Current.CancellationToken)).Value.Length);
        app.Put("go");
        await app.RequestsAsync("/Work", 12);
        await Until.TrueAsync(async () => await queue.CountAsync() == 0, "all are handled");
    }
}
