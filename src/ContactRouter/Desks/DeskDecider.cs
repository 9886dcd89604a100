using ContactRouter.Cases;
using ContactRouter.Events;
using ContactRouter.Mails;
using ContactRouter.SecondOpinions;
using ContactRouter.Senders;

namespace ContactRouter.Desks;

/// <summary>The one decision about a command. Pure, as that about a message: it can be taken again whenever its commit met another one.</summary>
public sealed class DeskDecider(SenderIdentity identity, CaseLife life)
{
    /// <param name="state">Of the case's sender.</param>
    public DeskDecision Decide(SenderState state, Case @case, DeskCommand command, DateTimeOffset clock)
    {
        if (state.Operations.LastOrDefault(known => known.Name == command.HashName()) is { } before)
        {
            return before.Content == command.HashContent() && before.Case == @case.Id
                ? new DeskDecision.Repeat(before.Case, before.Sequence)
                : new DeskDecision.NameReused();
        }

        if (command.Seen is { } seen && seen != @case.Revision)
            return new DeskDecision.Stale(@case);

        var now = state.TimeOf(clock);
        return command switch
        {
            DeskCommand.Reply reply => Done(state, command, CaseLife.Answer(@case, reply.Text, reply.AndClose, now)),
            DeskCommand.Close when @case.State == CaseState.Closed => new DeskDecision.Refused("The case is closed already."),
            DeskCommand.Close close => Done(state, command, CaseLife.Close(@case, close.Reason, now)),
            DeskCommand.Reopen when @case.State == CaseState.Open => new DeskDecision.Refused("The case is open already."),
            DeskCommand.Reopen reopen => Done(state, command, life.Reopen(@case, reopen.Reason, now)),
            DeskCommand.Move { To: var desk } when desk == @case.Desk => new DeskDecision.Refused($"The case lies at desk {desk} already."),
            DeskCommand.Move move => Done(state, command, CaseLife.Move(@case, move.To, move.Reason, now)),
            DeskCommand.Correct { Topic: var topic } when topic == @case.Topic => new DeskDecision.Nothing(@case),
            DeskCommand.Correct correct => Done(state, command, CaseLife.Correct(@case, correct.Topic, now)),
            DeskCommand.Recognise when !SecondOpinion.IsWanted(@case) => new DeskDecision.Refused("Somebody has taken up the case."),
            DeskCommand.Recognise recognised => Done(state, command, CaseLife.Recognise(@case, recognised, now)),
            DeskCommand.Link link when link.Other == @case.Number || @case.Linked.Count >= Case.MostLinked || @case.Linked.Contains(link.Other) => new DeskDecision.Nothing(@case),
            DeskCommand.Link link => Done(state, command, CaseLife.Link(@case, link.Other, now)),
            DeskCommand.Watch => AlertOf(@case, now) is { } alert ? Done(state, command, CaseLife.Alert(@case, alert, now)) : new DeskDecision.Nothing(@case),
            DeskCommand.Delivery delivery => Done(state, command, life.Deliver(@case, delivery, now)),
            _ => throw new ArgumentOutOfRangeException(nameof(command)),
        };
    }

    /// <summary>The alert that is due now and was not given yet, or null (P4).</summary>
    public static CaseAlert? AlertOf(Case @case, DateTimeOffset now)
    {
        if (@case.State != CaseState.Open)
            return null;
        var due = @case.DueAt <= now ? CaseAlert.Overdue : @case.DueSoonAt <= now ? CaseAlert.DueSoon : CaseAlert.None;
        return due > @case.Alerted ? due : null;
    }

    private DeskDecision.Done Done(SenderState state, DeskCommand command, CaseChange change)
    {
        var known = new KnownOperation(command.HashName(), command.HashContent(), change.After.Id, change.Entry.Sequence);
        var next = OpenCaseList.After(state, [change]);
        // What the system commands looks at the case itself and is never done twice: the names of people's commands are what has to be remembered.
        if (command is not (DeskCommand.Watch or DeskCommand.Link or DeskCommand.Recognise))
            next = next with { Operations = [.. state.Operations.Skip(state.Operations.Count - SenderState.MostOperations + 1), known] };
        return new DeskDecision.Done(
            next,
            change with { Entry = change.Entry with { Operation = command.Name } },
            [.. CaseChangedEvent.Of(change, command.TraceParent), .. command is DeskCommand.Reply reply ? new[] { ReplyMail(change, reply) } : []]);
    }

    private Outgoing.Mail ReplyMail(CaseChange change, DeskCommand.Reply reply)
    {
        var @case = change.After;
        return new Outgoing.Mail(new MailOrder(
            $"{@case.Id}:{@case.Sequence}:{MailOrder.Reply}",
            MailOrder.Reply,
            @case.SenderAddress,
            @case.SenderName,
            @case.Language ?? MailOrder.FallbackLanguage,
            @case.Number.Value,
            identity.TokenOf(@case.Number, @case.Id.OpenedBy.Sender).ToString(),
            @case.Subject,
            @case.Desk.Name,
            change.Entry.At)
        {
            ContactId = @case.LatestContact.Value,
            Cases = [@case.Number.Value],
            Topic = @case.Topic?.Name,
            OrderNumbers = @case.OrderNumber is { } order ? [order] : [],
            Text = reply.Text,
            InReplyTo = @case.LatestMail,
            TraceParent = reply.TraceParent,
        }.ToJson());
    }
}
