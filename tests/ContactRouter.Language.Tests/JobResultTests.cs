namespace ContactRouter.Language.Tests;

/// <summary>What the service tells of a job, right and wrong.</summary>
public sealed class JobResultTests : IDisposable
{
    private readonly Service service = new();

    public void Dispose() => service.Dispose();

    [Fact]
    public async Task A_text_that_could_not_be_read_is_told_of_within_a_job_that_succeeded()
    {
        service.Takes(Answer.Json(JobWith(
            """{"documents":[],"errors":[{"id":"1","error":{"code":"InvalidArgument","message":"m","innererror":{"code":"InvalidDocument","message":"m"}}}]}""")));

        Assert.Equal(new ClassifyResult.DocumentFailed("InvalidArgument"), await service.AskAsync());
    }

    [Fact]
    public async Task A_text_without_a_category_is_one_that_could_not_be_read()
    {
        service.Takes(Answer.Json(JobWith("""{"documents":[{"id":"1","class":[]}],"errors":[]}""")));

        Assert.Equal(new ClassifyResult.DocumentFailed("no category"), await service.AskAsync());
    }

    [Fact]
    public async Task Of_several_categories_the_surest_counts()
    {
        service.Takes(Answer.Json(JobWith(
            """{"documents":[{"id":"1","class":[{"category":"stock","confidenceScore":0.2},{"category":"returns","confidenceScore":0.7}]}]}""")));

        Assert.Equal(new ClassifyResult.Classified("returns", 0.7), await service.AskAsync());
    }

    [Theory]
    [InlineData("""{"status":"failed","errors":[{"code":"InvalidRequest","message":"no such deployment"}]}""", "the job failed: InvalidRequest")]
    [InlineData("""{"status":"cancelled","errors":[]}""", "the job failed: unnamed")]
    [InlineData("""{"status":"partiallyCompleted","tasks":{"items":[{"status":"failed"}]},"errors":[{"code":"InternalServerError"}]}""", "the job failed: InternalServerError")]
    [InlineData("""{"status":"succeeded"}""", "the job failed: unnamed")]
    public async Task A_job_that_failed_may_come_right_another_time(string json, string reason)
    {
        service.Takes(Answer.Json(json));

        Assert.Equal(new ClassifyResult.Failed(reason), await service.AskAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("<html>maintenance</html>")]
    [InlineData("""{"status":"running""")]
    [InlineData("""{"status":17}""")]
    [InlineData("""{"status":"wonderful"}""")]
    [InlineData("""{"status":"succeeded","tasks":{"items":"none"}}""")]
    [InlineData("""{"status":"succeeded","tasks":{"items":[{"results":{"documents":[]}}]}}""")]
    [InlineData("""{"status":"succeeded","tasks":{"items":[{"results":{"documents":[{"class":[{"category":"","confidenceScore":0.9}]}]}}]}}""")]
    [InlineData("""{"status":"succeeded","tasks":{"items":[{"results":{"documents":[{"class":[{"category":"stock","confidenceScore":1.5}]}]}}]}}""")]
    [InlineData("""{"status":"succeeded","tasks":{"items":[{"results":{"documents":[{"class":[{"category":"stock","confidenceScore":"high"}]}]}}]}}""")]
    public async Task What_is_not_the_JSON_of_a_job_is_a_failure(string json)
    {
        service.Takes(Answer.Json(json));

        Assert.Equal(new ClassifyResult.Failed("JsonException"), await service.AskAsync());
    }

    private static string JobWith(string results) =>
        $$$"""{"jobId":"1","status":"succeeded","errors":[],"tasks":{"items":[{"kind":"CustomSingleLabelClassificationLROResults","status":"succeeded","results":{{{results}}}}]}}""";
}
