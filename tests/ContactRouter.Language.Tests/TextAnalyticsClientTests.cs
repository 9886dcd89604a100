using System.Net;
using System.Net.Sockets;
using WireMock.ResponseBuilders;

namespace ContactRouter.Language.Tests;

/// <summary>One question to the service, and what can come of it.</summary>
public sealed class TextAnalyticsClientTests : IDisposable
{
    private readonly Service service = new();

    public void Dispose() => service.Dispose();

    [Fact]
    public async Task A_text_is_posted_as_a_job_and_looked_after_until_it_is_done()
    {
        service.Takes(Answer.Running, Answer.Json("""{"status":"notStarted"}"""), Answer.Done("deliveries", 0.93));

        Assert.Equal(new ClassifyResult.Classified("deliveries", 0.93), await service.AskAsync());

        var job = Assert.Single(service.Jobs);
        var document = job.GetProperty("analysisInput").GetProperty("documents")[0];
        Assert.Equal(("Wo bleibt mein Paket?", "de"), (document.GetProperty("text").GetString(), document.GetProperty("language").GetString()));
        var task = Assert.Single(job.GetProperty("tasks").EnumerateArray());
        Assert.Equal("CustomSingleLabelClassification", task.GetProperty("kind").GetString());
        var parameters = task.GetProperty("parameters");
        Assert.Equal(("contacts", "production"), (parameters.GetProperty("projectName").GetString(), parameters.GetProperty("deploymentName").GetString()));
        Assert.True(parameters.GetProperty("loggingOptOut").GetBoolean());
        Assert.All(service.Server.LogEntries, entry =>
        {
            Assert.Equal("Bearer local-token", Assert.Single(entry.RequestMessage!.Headers!["Authorization"]));
            Assert.Equal("2023-04-01", Assert.Single(entry.RequestMessage.Query!["api-version"]));
        });
    }

    [Fact]
    public async Task It_is_looked_after_soon_and_then_less_and_less_often()
    {
        service.Takes([.. Enumerable.Repeat(Answer.Running, 8), Answer.Done()]);

        Assert.IsType<ClassifyResult.Classified>(await service.AskAsync());

        var waits = service.Time.Steps.ToList();
        Assert.Equal([0.5, 0.8, 1.28], waits.Take(3).Select(wait => Math.Round(wait.TotalSeconds, 2)));
        Assert.Equal([.. waits.Order()], waits);
        Assert.Equal(TimeSpan.FromSeconds(5), waits[^1]);
    }

    [Fact]
    public async Task The_service_says_how_long_to_wait_before_the_next_look()
    {
        service.Takes(Answer.Running.WithHeader("Retry-After", "7"), Answer.Running.WithHeader("Retry-After", "soon"), Answer.Done());

        Assert.IsType<ClassifyResult.Classified>(await service.AskAsync());
        Assert.Equal([0.5, 7, 1.28], service.Time.Steps.Select(wait => Math.Round(wait.TotalSeconds, 2)));
    }

    [Fact]
    public async Task A_job_that_does_not_end_is_left_at_the_deadline()
    {
        service.Takes(Answer.Running);
        var started = service.Time.GetUtcNow();

        Assert.Equal(new ClassifyResult.Failed("deadline"), await service.AskAsync());
        Assert.InRange(service.Time.GetUtcNow() - started, service.Options.Deadline, service.Options.Deadline + TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task A_service_that_does_not_answer_is_left_at_the_deadline()
    {
        service.Posts(Response.Create().WithStatusCode(202).WithDelay(TimeSpan.FromMinutes(1)));
        var asked = service.AskAsync();
        Assert.False(asked.IsCompleted);

        service.Time.Advance(service.Options.Deadline);

        Assert.Equal(new ClassifyResult.Failed("deadline"), await asked);
    }

    [Theory]
    [InlineData(429, "90", 90)]
    [InlineData(429, "Mon, 23 Nov 2026 02:02:00 GMT", 120)]
    [InlineData(429, "Mon, 23 Nov 2026 01:00:00 GMT", 0)]
    [InlineData(429, "999999", 3600)]
    [InlineData(429, null, 60)]
    [InlineData(429, "a while", 60)]
    [InlineData(503, "20", 20)]
    public async Task A_service_that_has_too_much_to_do_says_for_how_long(int status, string? retryAfter, int seconds)
    {
        var answer = Answer.Status(status);
        service.Posts(retryAfter is null ? answer : answer.WithHeader("Retry-After", retryAfter));

        Assert.Equal(new ClassifyResult.Throttled(TimeSpan.FromSeconds(seconds)), await service.AskAsync());
        // Once: when to ask again is not decided here.
        Assert.Single(service.Jobs);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(302)]
    [InlineData(200)]
    public async Task Another_time_it_may_answer(int status)
    {
        service.Posts(Answer.Status(status).WithHeader("Location", "https://elsewhere.example/"));

        Assert.Equal(new ClassifyResult.Failed($"status {status}"), await service.AskAsync());
    }

    [Theory]
    [InlineData(400)]
    [InlineData(413)]
    [InlineData(422)]
    public async Task A_question_that_it_does_not_take_is_not_worth_another_try(int status)
    {
        service.Posts(Answer.Status(status));

        Assert.Equal(new ClassifyResult.Rejected($"status {status}"), await service.AskAsync());
    }

    [Fact]
    public async Task An_answer_that_is_lost_on_the_way_is_a_failure()
    {
        service.Takes(Answer.Done()).Lose(HttpMethod.Post);

        Assert.Equal(new ClassifyResult.Failed("HttpRequestException"), await service.AskAsync());
        Assert.Single(service.Jobs);
    }

    [Fact]
    public async Task A_service_that_cannot_be_reached_is_a_failure()
    {
        using var taken = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        service.Options.Endpoint = $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndPoint!).Port}";

        Assert.IsType<ClassifyResult.Failed>(await service.AskAsync());
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_look_that_fails_is_followed_by_another(int status)
    {
        service.Takes(Answer.Status(status), Answer.Status(status).WithHeader("Retry-After", "3"), Answer.Done());

        Assert.IsType<ClassifyResult.Classified>(await service.AskAsync());
        Assert.Equal((3, 1), (service.Looks, service.Jobs.Count));
    }

    [Fact]
    public async Task A_look_whose_answer_is_lost_is_followed_by_another()
    {
        service.Takes(Answer.Done()).Lose(HttpMethod.Get);

        Assert.IsType<ClassifyResult.Classified>(await service.AskAsync());
        Assert.Equal((2, 1), (service.Looks, service.Jobs.Count));
    }

    [Theory]
    [InlineData(401)]
    [InlineData(404)]
    public async Task A_job_that_is_gone_is_not_looked_after_any_more(int status)
    {
        service.Takes(Answer.Status(status));

        Assert.Equal(new ClassifyResult.Failed($"status {status} after the job was taken"), await service.AskAsync());
        Assert.Equal(1, service.Looks);
    }

    [Theory]
    [InlineData("https://elsewhere.example/language/analyze-text/jobs/0b1c1a3e-7c0e-4f43-9d3b-7a3f8f0c2d11?api-version=2099-01-01")]
    [InlineData("/jobs/0b1c1a3e-7c0e-4f43-9d3b-7a3f8f0c2d11")]
    public async Task Of_the_header_that_names_the_job_only_the_id_is_taken(string location)
    {
        service.Takes(Answer.Done()).Posts(Response.Create().WithStatusCode(202).WithHeader("operation-location", location));

        Assert.IsType<ClassifyResult.Classified>(await service.AskAsync());
        Assert.Equal(1, service.Looks);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("https://elsewhere.example/jobs/../secrets")]
    [InlineData("https://elsewhere.example/jobs?id=/0b1c1a3e-7c0e-4f43-9d3b-7a3f8f0c2d11")]
    [InlineData("https://elsewhere.example/jobs/17")]
    public async Task A_job_without_an_id_cannot_be_looked_after(string? location)
    {
        var taken = Response.Create().WithStatusCode(202);
        service.Posts(location is null ? taken : taken.WithHeader("operation-location", location));

        Assert.Equal(new ClassifyResult.Failed("the answer names no job"), await service.AskAsync());
        Assert.Equal(0, service.Looks);
    }

    [Fact]
    public async Task Whoever_leaves_is_not_answered()
    {
        service.Posts(Response.Create().WithStatusCode(202).WithDelay(TimeSpan.FromMinutes(1)));
        using var leaving = new CancellationTokenSource();
        var asked = service.AskAsync(leaving.Token);

        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
    }
}
