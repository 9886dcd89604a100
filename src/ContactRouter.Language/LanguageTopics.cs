using ContactRouter.Intake.OwnText;
using ContactRouter.SecondOpinions;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;

namespace ContactRouter.Language;

/// <summary>
/// Asks the service for a message's topic, in the words of this app: categories become topics, an answer that is not sure is none, and a service that does not
/// answer is left alone for a while. Each instance has its own patience.
/// </summary>
public sealed partial class LanguageTopics
{
    /// <summary>How long a service that fails is not asked; then one question tries whether it is back.</summary>
    public static readonly TimeSpan Break = TimeSpan.FromMinutes(1);

    /// <summary>So many questions within the window tell something, where half of them fail.</summary>
    public const int LeastQuestions = 4;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(2);

    private readonly TextAnalyticsClient client;
    private readonly LanguageOptions options;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly ResiliencePipeline<ClassifyResult> breaker;
    private long quietUntil;

    public LanguageTopics(TextAnalyticsClient client, LanguageOptions options, TimeProvider time, ILogger<LanguageTopics> logger)
    {
        (this.client, this.options, this.time, this.logger) = (client, options, time, logger);
        breaker = new ResiliencePipelineBuilder<ClassifyResult> { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<ClassifyResult>
            {
                FailureRatio = 0.5,
                MinimumThroughput = LeastQuestions,
                SamplingDuration = Window,
                BreakDuration = Break,
                ShouldHandle = args => ValueTask.FromResult(args.Outcome.Result is ClassifyResult.Failed),
                OnOpened = args =>
                {
                    Log.Opened(logger, args.BreakDuration, (args.Outcome.Result as ClassifyResult.Failed)?.Reason ?? "");
                    return ValueTask.CompletedTask;
                },
                OnClosed = _ =>
                {
                    Log.Closed(logger);
                    return ValueTask.CompletedTask;
                },
            })
            .Build();
    }

    /// <param name="text">The message as written; quoted mail and signatures are not sent.</param>
    /// <param name="language">ISO 639-1, or null.</param>
    public async Task<TopicAnswer> AskAsync(string subject, string text, string? language, CancellationToken cancellation)
    {
        var asked = WriterText.Head($"{subject}\n\n{WriterText.Of(text)}".Trim(), options.MaxCharacters);
        if (asked.Length == 0)
            return new TopicAnswer.Unknown("nothing-to-read");
        if (Interlocked.Read(ref quietUntil) - time.GetUtcNow().UtcTicks is > 0 and var left)
            return new TopicAnswer.Later("throttled", TimeSpan.FromTicks(left));
        try
        {
            return AnswerOf(await breaker.ExecuteAsync(
                async (question, stop) => await question.client.SingleLabelClassifyAsync(question.asked, question.language, stop), (client, asked, language), cancellation));
        }
        catch (BrokenCircuitException broken)
        {
            return new TopicAnswer.Later("breaker-open", broken.RetryAfter ?? Break);
        }
    }

    private TopicAnswer AnswerOf(ClassifyResult result)
    {
        switch (result)
        {
            case ClassifyResult.Classified known when options.TopicOf(known.Category) is null:
                return new TopicAnswer.Unknown(options.IsNoTopic(known.Category) ? "no-topic" : "unknown-category");
            case ClassifyResult.Classified known when known.ConfidenceScore < options.MinConfidence:
                return new TopicAnswer.Unknown("not-sure");
            case ClassifyResult.Classified known:
                return new TopicAnswer.Recognised(new RecognisedTopic(options.TopicOf(known.Category)!.Value, known.Category, known.ConfidenceScore));
            case ClassifyResult.DocumentFailed failed:
                Log.NotRead(logger, failed.Code);
                return new TopicAnswer.Unknown("document-error");
            case ClassifyResult.Rejected rejected:
                Log.Rejected(logger, rejected.Reason);
                return new TopicAnswer.Unknown("rejected");
            case ClassifyResult.Throttled throttled:
                Interlocked.Exchange(ref quietUntil, (time.GetUtcNow() + throttled.For).UtcTicks);
                return new TopicAnswer.Later("throttled", throttled.For);
            case ClassifyResult.Failed failed:
                Log.Failed(logger, failed.Reason);
                return new TopicAnswer.Later("failed", TimeSpan.Zero);
            default:
                throw new ArgumentOutOfRangeException(nameof(result));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Azure AI Language is not asked for {Break}: {Reason}")]
        public static partial void Opened(ILogger logger, TimeSpan @break, string reason);

        [LoggerMessage(2, LogLevel.Information, "Azure AI Language answers again")]
        public static partial void Closed(ILogger logger);

        [LoggerMessage(3, LogLevel.Warning, "Azure AI Language gave no answer: {Reason}")]
        public static partial void Failed(ILogger logger, string reason);

        [LoggerMessage(4, LogLevel.Warning, "Azure AI Language does not take a question: {Reason}")]
        public static partial void Rejected(ILogger logger, string reason);

        [LoggerMessage(5, LogLevel.Information, "Azure AI Language could not read a text: {Code}")]
        public static partial void NotRead(ILogger logger, string code);
    }
}
