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
    SenderBudget budget,
    RepeatOptions repeats,
    ITopicClassifier classifier,
    OrderNumbers orderNumbers,
    AttachmentOptions files,
    DeskRouter router,
    DeskCalendars calendars)
{
    /// <param name="state">The writer's state as it was read.</param>
    /// <param name="mark">Of the message: by what it is known again.</param>
    /// <param name="seen">What its key stands for, where that was read.</param>
    /// <param name="isKeyRead">Whether it was read; that costs a call, so it is asked for only where the answer hangs on it.</param>
    /// <param name="clock">The time, read anew for each try; what counts is <see cref="SenderState.TimeOf"/>.</param>
    /// <param name="attempt">Counts the tries from 0: each draws another case number.</param>
    public Decision Decide(
        SenderState state, ContactMessage message, MessageMark mark, SeenKey? seen, bool isKeyRead, DateTimeOffset clock, int attempt)
    {
        var now = state.TimeOf(clock);
        if (seen is not null && seen.ExpiresAt > now)
            return seen.Body == mark.Body ? new Decision.Repeat(seen.Contact, budget.Standing(state, now)) : new Decision.KeyReused();
        if (!isKeyRead && HangsOnKey(state, mark, now))
            return new Decision.NeedsKey();

        var (next, standing) = message.IsReleased
            ? (state, budget.Standing(state, now))
            : budget.Take(state, now, mark.LogKey, message.Id);
        return standing.BlockedUntil is null || message.IsReleased
            ? Admit(next, message, mark, standing, now, attempt)
            : new Decision.Blocked(next, standing);
    }

    /// <summary>What is left of a writer's budget.</summary>
    public BudgetStanding StandingOf(SenderState state, DateTimeOffset clock) => budget.Standing(state, state.TimeOf(clock));

    // A repeat is known before anything is counted, and answered while its writer is blocked. A key that the log does not know is found when its row is
    // inserted; only for a blocked writer nothing is inserted, and there a key of the sender's own making is worth a look.
    private bool HangsOnKey(SenderState state, MessageMark mark, DateTimeOffset now) =>
        state.Find(mark.LogKey) is { } known
            ? known.At + repeats.LifetimeOf(mark.Kind) > now
            : state.IsBlockedAt(now) && mark.Kind != RepeatKeyKind.Fingerprint;

    private Decision.Admitted Admit(SenderState next, ContactMessage message, MessageMark mark, BudgetStanding standing, DateTimeOffset now, int attempt)
    {
        var orders = orderNumbers.Find(message).Numbers;
        var judgement = classifier.Classify(new TopicInput(message.Subject, message.Text, message.Chosen));
        var (allowed, wrongKind, kindCheck) = AttachmentKind.Examine(message.Attachments, files);
        var (attachments, tooLarge, sizeCheck) = AttachmentSize.Examine(allowed, files);
        List<Check> checks = [.. new[] { AddressProof.Examine(message), kindCheck, sizeCheck }.OfType<Check>()];

        var opened = Open(message, orders, judgement.Topic, now, attempt);
        var routed = ContactRoutedEvent.Write(message, opened, orders, judgement, checks, attachments, out var wholeText);
        var answer = new ContactAnswer(
            message.Id, opened.Number, [opened.Number], opened.Topic?.Name, opened.Desk.Name,
            [.. checks.Select(check => new Advice(check.Code, check.Rule, check.Advice))], now, opened.DueAt);

        return new Decision.Admitted(
            next,
            new ContactRecord(message, answer, orders, checks, attachments, [.. wrongKind, .. tooLarge]),
            new SeenKey(mark.Hash, mark.Body, message.Id, now + repeats.LifetimeOf(mark.Kind)),
            [opened],
            [routed],
            NeedsTextBlob: !wholeText,
            standing);
    }

    private Case Open(ContactMessage message, IReadOnlyList<string> orders, Topic? topic, DateTimeOffset now, int attempt)
    {
        var id = new CaseId(message.Id, Ordinal: 1);
        var desk = router.RouteOf(new RoutingFacts(topic, message.Mailbox, message.Form, message.Sender, Language: null)).Desk;
        return new Case(
            id,
            CaseNumber.For(id, identity.BucketOf(message.Id.Sender), attempt),
            desk,
            topic,
            orders.Count > 0 ? orders[0] : null,
            message.Sender.Value,
            message.Subject,
            CaseState.Open,
            now,
            calendars.Of(desk).DueAt(now),
            Revision: 1,
            Sequence: 1);
    }
}
