using ContactRouter.Language;
using ContactRouter.Mail.Outbound;
using ContactRouter.SecondOpinions;
using ContactRouter.Storage;
using ContactRouter.Storage.Outbox;
using ContactRouter.Storage.Tables;

namespace ContactRouter.Functions.ClassifyTopics;

/// <summary>Puts a question back on its queue for later, as long as there is time to ask.</summary>
internal sealed partial class QuestionDelay(IEventQueues queues, LanguageOptions options, QuestionCounts counts, TimeProvider time, ILogger<QuestionDelay> logger)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <param name="because">One word for the meter.</param>
    /// <param name="after">It makes no sense to ask before.</param>
    /// <returns>What came of it: <paramref name="because"/>, or that there is no time left.</returns>
    public async Task<string> PutOffAsync(TopicQuestion question, string because, TimeSpan after, CancellationToken cancellation)
    {
        var grown = First * Math.Pow(2, Math.Min(question.Tries, 10));
        var wait = RetrySchedule.Spread(grown < Longest ? grown : Longest, Random.Shared.NextDouble());
        // What all were told to wait for is waited for longer, never less.
        if (after > TimeSpan.Zero)
            wait = after + (wait * Random.Shared.NextDouble());
        if (time.GetUtcNow() + wait - question.DecidedAt > options.AskWithin)
        {
            counts.Count(because);
            return "given-up";
        }

        try
        {
            await queues.PutAsync(
                new QueuedEvent(StorageNames.ClassifyQueue, (question with { Tries = question.Tries + 1 }).ToJson()) { After = wait }, cancellation);
            return because;
        }
        catch (StoreUnavailableException fault)
        {
            // The queue's own tries would end in its poison queue, and nobody there could do more than those who have the case.
            Log.Lost(logger, question.ContactId, fault.Message);
            counts.Count(because);
            return "given-up";
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The question about contact {Contact} could not be put off and is dropped: {Reason}")]
        public static partial void Lost(ILogger logger, string contact, string reason);
    }
}
