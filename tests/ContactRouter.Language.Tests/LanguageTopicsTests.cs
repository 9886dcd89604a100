using ContactRouter.SecondOpinions;
using ContactRouter.Topics;

namespace ContactRouter.Language.Tests;

/// <summary>The service's answers in the words of the app, and the patience with one that does not answer.</summary>
public sealed class LanguageTopicsTests : IDisposable
{
    private readonly Service service = new(options =>
    {
        options.Categories["Parcel late"] = "deliveries";
        options.Categories["stock"] = "product_information";
        options.Categories["Greetings"] = "none";
    });

    public void Dispose() => service.Dispose();

    [Theory]
    [InlineData("returns", "returns")]
    [InlineData("Parcel late", "deliveries")]
    [InlineData("parcel LATE", "deliveries")]
    [InlineData("stock", "product_information")]
    public async Task A_category_stands_for_a_topic(string category, string topic)
    {
        service.Takes(Answer.Done(category, 0.93));

        Assert.Equal(new TopicAnswer.Recognised(new RecognisedTopic(new Topic(topic), category, 0.93)), await AskAsync());
    }

    [Theory]
    [InlineData("weather", 0.99, "unknown-category")]
    [InlineData("Greetings", 0.99, "no-topic")]
    [InlineData("none", 0.99, "no-topic")]
    [InlineData("returns", 0.699, "not-sure")]
    public async Task Another_answer_is_none(string category, double confidence, string because)
    {
        service.Takes(Answer.Done(category, confidence));

        Assert.Equal(new TopicAnswer.Unknown(because), await AskAsync());
    }

    [Fact]
    public async Task An_answer_that_is_just_sure_enough_counts()
    {
        service.Takes(Answer.Done("returns", 0.7));

        Assert.IsType<TopicAnswer.Recognised>(await AskAsync());
    }

    [Fact]
    public async Task Subject_and_the_writers_own_words_are_sent_and_nothing_else()
    {
        service.Takes(Answer.Done());

        await service.Topics.AskAsync("My parcel", "It is not here.\n\nOn Mon, 23 Nov 2026 at 10:00, Shop <cs@shop.example> wrote:\n> Your secret is safe.", "en", Stop);

        Assert.Equal("My parcel\n\nIt is not here.", TextOf(0));
    }

    [Fact]
    public async Task A_long_text_is_cut_where_no_reader_sees_a_character_cut()
    {
        service.Options.MaxCharacters = 100;
        service.Takes(Answer.Done());

        await service.Topics.AskAsync("", new string('a', 98) + "👩‍👩‍👧 and more", language: null, Stop);

        Assert.Equal(new string('a', 98), TextOf(0));
        Assert.False(service.Jobs[0].GetProperty("analysisInput").GetProperty("documents")[0].TryGetProperty("language", out _));
    }

    [Fact]
    public async Task Nothing_is_asked_where_there_is_nothing_to_read()
    {
        Assert.Equal(new TopicAnswer.Unknown("nothing-to-read"), await service.Topics.AskAsync(" ", "\n", "en", Stop));
        Assert.Empty(service.Server.LogEntries);
    }

    [Fact]
    public async Task What_the_service_cannot_read_or_does_not_take_ends_there()
    {
        service.Takes(Answer.Json("""{"status":"succeeded","tasks":{"items":[{"results":{"documents":[],"errors":[{"id":"1","error":{"code":"InvalidDocument"}}]}}]}}"""));
        Assert.Equal(new TopicAnswer.Unknown("document-error"), await AskAsync());
        service.Posts(Answer.Status(400));
        Assert.Equal(new TopicAnswer.Unknown("rejected"), await AskAsync());
    }

    [Fact]
    public async Task A_service_that_wants_to_be_left_alone_is()
    {
        service.Posts(Answer.Status(429).WithHeader("Retry-After", "90"));
        Assert.Equal(new TopicAnswer.Later("throttled", TimeSpan.FromSeconds(90)), await AskAsync());

        service.Time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(new TopicAnswer.Later("throttled", TimeSpan.FromSeconds(30)), await AskAsync());
        Assert.Single(service.Jobs);

        service.Takes(Answer.Done());
        service.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.IsType<TopicAnswer.Recognised>(await AskAsync());
    }

    [Fact]
    public async Task A_service_that_keeps_failing_is_not_asked_until_one_question_finds_it_back()
    {
        service.Posts(Answer.Status(500));
        for (var n = 0; n < LanguageTopics.LeastQuestions; n++)
            Assert.Equal(new TopicAnswer.Later("failed", TimeSpan.Zero), await AskAsync());

        var put = Assert.IsType<TopicAnswer.Later>(await AskAsync());
        Assert.Equal("breaker-open", put.Because);
        Assert.InRange(put.After, TimeSpan.FromSeconds(1), LanguageTopics.Break);
        Assert.Equal(LanguageTopics.LeastQuestions, service.Jobs.Count);

        // The first question after the break tries, and it still fails: another break.
        service.Time.Advance(LanguageTopics.Break);
        Assert.Equal("failed", Assert.IsType<TopicAnswer.Later>(await AskAsync()).Because);
        Assert.Equal("breaker-open", Assert.IsType<TopicAnswer.Later>(await AskAsync()).Because);
        Assert.Equal(LanguageTopics.LeastQuestions + 1, service.Jobs.Count);

        service.Takes(Answer.Done());
        service.Time.Advance(LanguageTopics.Break);
        Assert.IsType<TopicAnswer.Recognised>(await AskAsync());
        Assert.IsType<TopicAnswer.Recognised>(await AskAsync());
    }

    [Fact]
    public async Task Answers_that_are_none_and_throttling_are_no_failures()
    {
        service.Takes(Answer.Done("weather"));
        for (var n = 0; n < 2 * LanguageTopics.LeastQuestions; n++)
            Assert.IsType<TopicAnswer.Unknown>(await AskAsync());
        service.Posts(Answer.Status(429).WithHeader("Retry-After", "0"));
        for (var n = 0; n < 2 * LanguageTopics.LeastQuestions; n++)
            Assert.Equal("throttled", Assert.IsType<TopicAnswer.Later>(await AskAsync()).Because);

        service.Takes(Answer.Done());
        Assert.IsType<TopicAnswer.Recognised>(await AskAsync());
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Task<TopicAnswer> AskAsync() => service.Topics.AskAsync("Hello", "Where is it?", "en", Stop);

    private string? TextOf(int job) => service.Jobs[job].GetProperty("analysisInput").GetProperty("documents")[0].GetProperty("text").GetString();
}
