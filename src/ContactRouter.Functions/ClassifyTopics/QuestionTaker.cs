using ContactRouter.Cases;
using ContactRouter.Desks;
using ContactRouter.Functions.Triggers;
using ContactRouter.Language;
using ContactRouter.SecondOpinions;
using ContactRouter.Storage.Cases;
using ContactRouter.Storage.Engine;
using ContactRouter.Storage.Tables;

namespace ContactRouter.Functions.ClassifyTopics;

/// <summary>
/// Asks about a message and has the answer move its cases. Nothing that goes wrong here is anybody's loss, for the cases lie with the people at the desk: so it
/// never fails. What may come right later is put off, outside the queue's own tries, until the time to ask is over.
/// </summary>
internal sealed partial class QuestionTaker(
    LanguageTopics language,
    LanguageOptions options,
    SecondOpinion opinion,
    CaseReader cases,
    StoredMessages messages,
    ContactEngine engine,
    QuestionDelay delay,
    QuestionCounts counts,
    TimeProvider time,
    ILogger<QuestionTaker> logger)
{
    public async Task TakeAsync(QueueDelivery delivery, CancellationToken cancellation)
    {
        if (TopicQuestion.Read(delivery.Body.Span) is not { Contact: { } contact } question)
        {
            Log.Unreadable(logger, delivery.Id);
            counts.Count("undecodable");
            return;
        }

        var outcome = await RunAsync(question, contact, cancellation);
        counts.Count(outcome);
        Log.Taken(logger, question.ContactId, outcome);
    }

    /// <returns>What came of it, in a word for the meter.</returns>
    private async Task<string> RunAsync(TopicQuestion question, Intake.ContactId contact, CancellationToken cancellation)
    {
        // Left over from when there was a service to ask.
        if (!options.IsAsked)
            return "not-configured";
        if (time.GetUtcNow() - question.DecidedAt > options.AskWithin)
            return "late";
        try
        {
            // Read first: of a message that comes again, or was taken up meanwhile, nothing is asked.
            var waiting = await WaitingAsync(question, cancellation);
            if (waiting.Count == 0)
                return "taken-up";
            if (await messages.FindAsync(contact, cancellation) is not { Text: { } text } message)
                return "gone";
            return await language.AskAsync(message.Subject, text, waiting[0].Language, cancellation) switch
            {
                TopicAnswer.Recognised recognised => await MoveAsync(waiting, question, recognised.Topic, cancellation),
                TopicAnswer.Unknown unknown => unknown.Because,
                TopicAnswer.Later later => await delay.PutOffAsync(question, later.Because, later.After, cancellation),
                var other => throw new InvalidOperationException($"There is no way for {other}."),
            };
        }
        catch (Exception fault) when (fault is StoreUnavailableException or EngineOverloadedException)
        {
            return await delay.PutOffAsync(question, "store", TimeSpan.Zero, cancellation);
        }
    }

    private async Task<List<Case>> WaitingAsync(TopicQuestion question, CancellationToken cancellation)
    {
        var waiting = new List<Case>();
        foreach (var number in question.Cases)
        {
            if (await cases.FindAsync(number, cancellation) is { } @case && SecondOpinion.IsWanted(@case))
                waiting.Add(@case);
        }

        return waiting;
    }

    private async Task<string> MoveAsync(List<Case> waiting, TopicQuestion question, RecognisedTopic topic, CancellationToken cancellation)
    {
        var moved = 0;
        foreach (var @case in waiting)
        {
            if (await engine.RunAsync(opinion.CommandOf(@case, question, topic), cancellation) is DeskResult.Done)
                moved++;
        }

        return moved > 0 ? "recognised" : "taken-up";
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Message {Id} of queue classify is no question of ours; it is dropped")]
        public static partial void Unreadable(ILogger logger, string id);

        [LoggerMessage(2, LogLevel.Information, "The question about contact {Contact} ended as {Outcome}")]
        public static partial void Taken(ILogger logger, string contact, string outcome);
    }
}
