using System.Globalization;
using ContactRouter.Cases;
using ContactRouter.Desks;
using ContactRouter.Events;
using ContactRouter.Intake;
using ContactRouter.Routing;
using ContactRouter.Senders;
using ContactRouter.Topics;

namespace ContactRouter.SecondOpinions;

/// <summary>
/// Where neither topic nor desk was recognised, the language service may be asked. What it says moves the case only while nobody has touched it; that it says
/// nothing changes nothing.
/// </summary>
/// <param name="isAsked">There is a service to ask.</param>
public sealed class SecondOpinion(DeskRouter router, bool isAsked)
{
    /// <summary>Of a case that nothing was done with since it was opened.</summary>
    private const int Untouched = 1;

    /// <returns>The question that leaves with the message's own commit; null where there is none to ask.</returns>
    public Outgoing.Question? QuestionOf(ContactMessage message, PlannedCases planned, DateTimeOffset now)
    {
        if (!isAsked || planned.Route is not { IsUnknown: true })
            return null;
        string[] opened = [.. planned.Opened.Select(@case => @case.Number.Value)];
        return opened.Length == 0 ? null : new Outgoing.Question(new TopicQuestion(message.Id.Value, opened, now)
        {
            Mailbox = message.Mailbox,
            Form = message.Form,
            TraceParent = message.TraceParent,
        }.ToJson());
    }

    /// <summary>The case is as it was opened, without a topic: an answer would still be of use.</summary>
    public static bool IsWanted(Case @case) => @case is { State: CaseState.Open, Topic: null, Revision: Untouched };

    /// <summary>What the service's answer does to a case, by the same rules that would have held had the topic been known at once.</summary>
    public DeskCommand.Recognise CommandOf(Case @case, TopicQuestion question, RecognisedTopic answer)
    {
        var sender = SenderAddress.Parse(@case.SenderAddress, out var fault) ?? throw new FormatException(fault);
        var route = router.RouteOf(new RoutingFacts(answer.Topic, question.Mailbox, question.Form, sender, @case.Language));
        var sure = answer.Confidence.ToString("0.00", CultureInfo.InvariantCulture);
        return new DeskCommand.Recognise(
            @case.Number, answer.Topic, route.Desk, route.Priority, $"The language service recognised topic {answer.Topic} (category '{answer.Category}', confidence {sure}). {route.Reason}")
        {
            Seen = @case.Revision,
            TraceParent = question.TraceParent,
        };
    }
}

/// <summary>A topic that the language service recognised.</summary>
/// <param name="Category">What the service calls it.</param>
/// <param name="Confidence">How sure it is, 0 to 1.</param>
public sealed record RecognisedTopic(Topic Topic, string Category, double Confidence);
