using ContactRouter.Cases;
using ContactRouter.Events;
using ContactRouter.Intake;
using ContactRouter.Mails;
using ContactRouter.Routing;
using ContactRouter.Senders;
using ContactRouter.Topics;

namespace ContactRouter.Notices;

/// <summary>
/// P15: decides about a notice. It belongs to the customer's open case on its order, or opens one that waits for him: his answer joins it. It is ours, so
/// that it uses up nothing of his budget and no desk has to answer it.
/// </summary>
public sealed class NoticeDecider(SenderIdentity identity, DeskRouter router, CaseLife life, RepeatOptions repeats)
{
    public Decision Decide(
        SenderState state, ContactMessage message, Notice notice, MessageMark mark, KnownFacts facts, BudgetStanding standing, DateTimeOffset now, int attempt)
    {
        var known = new OrderCases(message, state, facts);
        var existing = known.Find(message.OrderNumber);
        if (known.Missing.Count > 0)
            return new Decision.Needs(known.Missing);

        var change = existing is null ? life.OpenNoticed(NewCase(message, notice, now, attempt), ReasonOf(notice)) : CaseLife.Notify(existing, message.Id, ReasonOf(notice), now);
        var @case = change.After;
        var answer = new ContactAnswer(message.Id, @case.Number, [@case.Number], @case.Topic?.Name, @case.Desk.Name, [], now, @case.DueAt);
        return new Decision.Admitted(
            OpenCaseList.After(state, [change]),
            new ContactRecord(message, answer, [message.OrderNumber], [], [], []),
            new SeenKey(mark.Hash, mark.Body, message.Id, now + repeats.LifetimeOf(mark.Kind)),
            [change],
            [new Outgoing.Mail(MailOf(message, notice, @case, now).ToJson())],
            NeedsTextBlob: false,
            standing);
    }

    /// <summary>What a notice is about, as the topic of the case that it opens.</summary>
    private static Topic TopicOf(Notice notice) => notice.Kind == NoticeKind.AddressIncomplete ? Topic.Deliveries : Topic.Stock;

    private static string TemplateOf(Notice notice) => notice.Kind == NoticeKind.AddressIncomplete ? MailOrder.AddressIncomplete : MailOrder.OutOfStock;

    private static string ReasonOf(Notice notice) => notice.Kind == NoticeKind.AddressIncomplete
        ? "The customer was told that the delivery address is incomplete."
        : "The customer was told that a product is out of stock.";

    private Case NewCase(ContactMessage message, Notice notice, DateTimeOffset now, int attempt)
    {
        var id = new CaseId(message.Id, Ordinal: 1);
        var topic = TopicOf(notice);
        var route = router.RouteOf(new RoutingFacts(topic, Mailbox: null, Form: null, message.Sender, notice.Language));
        return new Case(
            id, CaseNumber.For(id, identity.BucketOf(message.Id.Sender), attempt), route.Desk, topic, message.OrderNumber, message.Sender.Value, message.Subject,
            CaseState.Answered, now, now, Revision: 1, Sequence: 1)
        {
            SenderName = message.SenderName,
            Language = notice.Language,
            Priority = route.Priority,
            RoutedBecause = route.Reason,
            LatestContact = message.Id,
        };
    }

    private MailOrder MailOf(ContactMessage message, Notice notice, Case @case, DateTimeOffset now) => new(
        $"{message.Id}:{TemplateOf(notice)}", TemplateOf(notice), message.Sender.Value, message.SenderName, notice.Language, @case.Number.Value,
        identity.TokenOf(@case.Number, message.Id.Sender).ToString(), message.Subject, @case.Desk.Name, now)
    {
        ContactId = message.Id.Value,
        Cases = [@case.Number.Value],
        Topic = @case.Topic?.Name,
        OrderNumbers = [message.OrderNumber],
        Text = message.Text.Length > 0 ? message.Text : null,
        From = notice.From,
        TraceParent = message.TraceParent,
    };
}
