using ContactRouter.Cases;
using ContactRouter.Events;
using ContactRouter.Intake;
using ContactRouter.Procedure;
using ContactRouter.Routing;
using ContactRouter.Senders;
using ContactRouter.ServiceLevel;
using ContactRouter.Topics;

namespace ContactRouter;

/// <summary>
/// The one decision. Pure: the same state, message and time give the same decision, so it can be taken again whenever its commit met another one.
/// </summary>
public sealed class ContactDecider(
    SenderIdentity identity,
    ITopicClassifier classifier,
    OrderNumbers orderNumbers,
    DeskRouter router,
    BusinessCalendar calendar)
{
    /// <param name="state">The sender's state as it was read.</param>
    /// <param name="clock">The time, read anew for each try; what counts is <see cref="SenderState.TimeOf"/>.</param>
    /// <param name="attempt">Counts the tries from 0: each draws another case number.</param>
    public Decision Decide(SenderState state, ContactMessage message, DateTimeOffset clock, int attempt)
    {
        var now = state.TimeOf(clock);
        var orders = orderNumbers.Find(message);
        var judgement = classifier.Classify(new TopicInput(message.Subject, message.Text, message.Chosen));
        var (attachments, setAside, tooLarge) = AttachmentSize.Examine(message.Attachments);
        List<Check> checks = [.. new[] { AddressProof.Examine(message), tooLarge }.OfType<Check>()];

        var opened = Open(message, orders, judgement.Topic, now, attempt);
        var routed = ContactRoutedEvent.Write(message, opened, orders, judgement, checks, attachments, out var wholeText);
        var answer = new ContactAnswer(
            message.Id, opened.Number, [opened.Number], opened.Topic?.Name, opened.Desk.Name,
            [.. checks.Select(check => new Advice(check.Code, check.Rule, check.Advice))], now, opened.DueAt);

        return new Decision(
            state.Admit(new Admission(now, message.Id)),
            new ContactRecord(message, answer, orders, checks, attachments, setAside),
            [opened],
            [routed],
            NeedsTextBlob: !wholeText);
    }

    private Case Open(ContactMessage message, IReadOnlyList<string> orders, Topic? topic, DateTimeOffset now, int attempt)
    {
        var id = new CaseId(message.Id, Ordinal: 1);
        return new Case(
            id,
            CaseNumber.For(id, identity.BucketOf(message.Id.Sender), attempt),
            router.DeskOf(topic),
            topic,
            orders.Count > 0 ? orders[0] : null,
            message.Sender.Value,
            message.Subject,
            CaseState.Open,
            now,
            calendar.DueAt(now),
            Revision: 1,
            Sequence: 1);
    }
}
