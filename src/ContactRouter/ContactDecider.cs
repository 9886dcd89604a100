using ContactRouter.Cases;
using ContactRouter.Events;
using ContactRouter.Intake;
using ContactRouter.Mails;
using ContactRouter.Notices;
using ContactRouter.Procedure;
using ContactRouter.SecondOpinions;
using ContactRouter.Senders;

namespace ContactRouter;

/// <summary>
/// The one decision about a message. Pure: the same state, message, facts and time give the same decision, so it can be taken again whenever its commit met
/// another one.
/// </summary>
public sealed class ContactDecider(
    SenderBudget budget, RepeatOptions repeats, MessageReader reader, CasePlanner planner, ProcedureChecks checks, Acknowledgements acknowledgements,
    NoticeDecider notices, SecondOpinion opinion)
{
    private const string MachineMail = "machine-mail";

    /// <param name="state">The writer's state as it was read.</param>
    /// <param name="mark">Of the message: by what it is known again.</param>
    /// <param name="facts">What was read for it; a decision that needs more says so.</param>
    /// <param name="clock">The time, read anew for each try; what counts is <see cref="SenderState.TimeOf"/>.</param>
    /// <param name="attempt">Counts the tries from 0: each draws other case numbers.</param>
    public Decision Decide(SenderState state, ContactMessage message, MessageMark mark, KnownFacts facts, DateTimeOffset clock, int attempt)
    {
        var now = state.TimeOf(clock);
        if (facts.Seen is { } seen && seen.ExpiresAt > now)
            return seen.Body == mark.Body ? new Decision.Repeat(seen.Contact, budget.Standing(state, now)) : new Decision.KeyReused();
        if (!facts.IsKeyRead && HangsOnKey(state, mark, now))
            return new Decision.Needs([new Fact.Key()]);

        if (message.Notice is { } notice)
            return notices.Decide(state, message, notice, mark, facts, budget.Standing(state, now), now, attempt);
        if (message.IsReleased)
            return Admit(state, message, mark, facts, budget.Standing(state, now), now, attempt);
        if (message.MachineClass is not null)
        {
            return budget.TakeMachine(state, now, mark.LogKey, message.Id) is { } counted
                ? Admit(counted, message, mark, facts, budget.Standing(state, now), now, attempt)
                : new Decision.SetAside(MachineMail, $"Too much mail of programs ({message.MachineClass}) came from this address.");
        }

        var (next, standing) = budget.Take(state, now, mark.LogKey, message.Id);
        return standing.BlockedUntil is null
            ? Admit(next, message, mark, facts, standing, now, attempt)
            : new Decision.Blocked(next, ReferenceEquals(next, state) ? [] : BlockNotice.For(message, standing, now), standing);
    }

    /// <summary>What is left of a writer's budget.</summary>
    public BudgetStanding StandingOf(SenderState state, DateTimeOffset clock) => budget.Standing(state, state.TimeOf(clock));

    // A repeat is known before anything is counted, and answered while its writer is blocked. A key that the log does not know is found when its row is
    // inserted; only for a blocked writer nothing is inserted, and there a key of the sender's own making is worth a look.
    private bool HangsOnKey(SenderState state, MessageMark mark, DateTimeOffset now) =>
        state.Find(mark.LogKey) is { } known
            ? known.At + repeats.LifetimeOf(mark.Kind) > now
            : state.IsBlockedAt(now) && mark.Kind != RepeatKeyKind.Fingerprint;

    private Decision Admit(
        SenderState state, ContactMessage message, MessageMark mark, KnownFacts facts, BudgetStanding standing, DateTimeOffset now, int attempt)
    {
        var reading = reader.Read(message);
        var planned = planner.Plan(message, reading, state, facts, now, attempt);
        if (planned.Facts.Count > 0)
            return new Decision.Needs(planned.Facts);

        // Nobody waits for an answer to a program, so that no desk gets a case of it.
        if (message.MachineClass is { } machine && planned.Opened.Any())
            return new Decision.SetAside(MachineMail, $"A program wrote it ({machine}), and it belongs to no case.");

        var found = checks.Examine(message, reading, planned);
        var first = planned.Changes[0].After;
        var answer = new ContactAnswer(
            message.Id, first.Number, [.. planned.Changes.Select(change => change.After.Number)], reading.Judgement.Topic?.Name, first.Desk.Name,
            [.. found.Select(check => new Advice(check.Code, check.Rule, check.Advice))], now, first.DueAt);
        var record = new ContactRecord(message, answer, reading.Orders.Numbers, found, reading.Attachments, reading.SetAside);
        var (mail, remembered) = acknowledgements.For(record, planned.Changes, reading.Language ?? MailOrder.FallbackLanguage, state);
        var events = RoutedEvents(message, reading, planned, found, now, out var wholeText);

        return new Decision.Admitted(
            OpenCaseList.After(remembered, planned.Changes),
            record,
            new SeenKey(mark.Hash, mark.Body, message.Id, now + repeats.LifetimeOf(mark.Kind)),
            planned.Changes,
            [
                .. events,
                .. mail is null ? [] : new Outgoing[] { new Outgoing.Mail(mail.ToJson()) },
                .. opinion.QuestionOf(message, planned, now) is { } question ? new Outgoing[] { question } : [],
                .. planned.BackLinks,
            ],
            NeedsTextBlob: !wholeText,
            standing);
    }

    private static List<Outgoing> RoutedEvents(
        ContactMessage message, Reading reading, PlannedCases planned, IReadOnlyList<Check> found, DateTimeOffset now, out bool wholeText)
    {
        wholeText = true;
        var events = new List<Outgoing>();
        for (var i = 0; i < planned.Changes.Count; i++)
        {
            var @case = planned.Changes[i].After;
            // Of several orders each case has its own; those that are too many stand with the last.
            IReadOnlyList<string> orders = planned.Changes.Count == 1 ? [.. reading.Orders.Numbers, .. reading.Orders.Beyond]
                : [.. @case.OrderNumber is { } own ? [own] : Array.Empty<string>(), .. i == planned.Changes.Count - 1 ? reading.Orders.Beyond : []];
            events.Add(ContactRoutedEvent.Write(message, @case, orders, reading, found, now, out var isWhole));
            wholeText &= isWhole;
        }

        return events;
    }
}
