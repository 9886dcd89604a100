using ContactRouter.Events;
using ContactRouter.Intake;
using ContactRouter.Procedure;
using ContactRouter.Routing;
using ContactRouter.Senders;

namespace ContactRouter.Cases;

/// <summary>
/// Says which cases a message opens and which it continues (P7, P8): the case that it answers, the open cases of its orders, and a new one for each order
/// that has none.
/// </summary>
public sealed class CasePlanner(SenderIdentity identity, ThreadFinder threads, DeskRouter router, CaseLife life, OrderOptions options)
{
    /// <param name="state">The writer's state after the message was let in.</param>
    /// <param name="attempt">Another number for each new case at each try.</param>
    public PlannedCases Plan(ContactMessage message, Reading reading, SenderState state, KnownFacts facts, DateTimeOffset now, int attempt)
    {
        var orders = reading.Orders.Numbers;
        var verdict = threads.Find(message, orders, facts, now);
        if (verdict is ThreadVerdict.Unknown unknown)
            return PlannedCases.Missing([unknown.Fact]);

        var answered = (verdict as ThreadVerdict.Join)?.Case;
        var known = new OrderCases(message, state, facts);
        var units = Units(answered, orders, IsSplit(message));
        // What a program writes is filed in one case that is there; it opens none beside it.
        if (message.MachineClass is not null && answered is not null)
            units = [units[0]];
        var joined = units.ToDictionary(unit => unit, unit => unit.Case ?? known.Find(unit.Order));
        if (verdict is not ThreadVerdict.Link)
            known.AskForRelatives(orders);
        if (known.Missing.Count > 0)
            return PlannedCases.Missing(known.Missing);

        var route = router.RouteOf(RoutingFacts.Of(message, reading));
        // Others' cases that a new one belongs to: the one whose token or thread it shows, or those that the address has on the same order.
        IReadOnlyList<CaseNumber> ElsewhereOf(string? order) => verdict is ThreadVerdict.Link link ? [link.Case.Number] : known.Relatives(order);
        var needsReview = verdict is ThreadVerdict.Link { NeedsReview: true };
        var cases = new List<CaseChange>();
        foreach (var unit in units)
        {
            cases.Add(joined[unit] is { } existing
                ? life.Continue(
                    existing, message, unit.Order, now,
                    message.Transcript is not null ? $"The customer chatted about order {unit.Order}."
                    : unit.Case is null ? $"The customer wrote about order {unit.Order} again." : "The customer answered.")
                : life.Open(NewCase(message, reading, route, unit.Order, cases.Count(change => change.Before is null) + 1, now, attempt, needsReview),
                    (verdict as ThreadVerdict.Link)?.Reason is { } reason ? $"{route.Reason} {reason}" : route.Reason,
                    isAnswered: message.Transcript is { WasAnswered: true }));
        }

        return new PlannedCases(
            Linked(cases, ElsewhereOf),
            [.. units.Where(unit => unit.Case is null).Select(unit => joined[unit]).OfType<Case>()],
            route,
            [.. BackLinks(cases, ElsewhereOf)],
            []);
    }

    // P12: a chat is bound to one order.
    private bool IsSplit(ContactMessage message) => options.Several == SeveralOrders.Split && message.Channel != Channel.Chat;

    /// <summary>What the message is about, one by one: each becomes a case or part of one.</summary>
    private static List<Unit> Units(Case? answered, IReadOnlyList<string> orders, bool split)
    {
        if (answered is not null)
        {
            var own = answered.OrderNumber ?? First(orders);
            return [new Unit(own, answered), .. split ? orders.Where(order => order != own).Select(order => new Unit(order, null)) : []];
        }

        return orders.Count > 1 && split ? [.. orders.Select(order => new Unit(order, null))] : [new Unit(First(orders), null)];
    }

    private static string? First(IReadOnlyList<string> orders) => orders.Count > 0 ? orders[0] : null;

    private Case NewCase(
        ContactMessage message, Reading reading, Route route, string? order, int ordinal, DateTimeOffset now, int attempt, bool needsReview)
    {
        var id = new CaseId(message.Id, ordinal);
        return new Case(
            id,
            CaseNumber.For(id, identity.BucketOf(message.Id.Sender), attempt),
            route.Desk,
            reading.Judgement.Topic,
            order,
            message.Sender.Value,
            message.Subject,
            CaseState.Open,
            now,
            now,
            Revision: 1,
            Sequence: 1)
        {
            SenderName = message.SenderName,
            Verified = message.Verified,
            Language = reading.Language,
            Priority = route.Priority,
            RoutedBecause = route.Reason,
            NeedsReview = needsReview,
            LatestContact = message.Id,
            LatestMail = message.MessageId,
        };
    }

    // The cases of one message belong together, and new ones to those that the message refers to.
    private static List<CaseChange> Linked(List<CaseChange> cases, Func<string?, IReadOnlyList<CaseNumber>> elsewhereOf)
    {
        var numbers = cases.ConvertAll(change => change.After.Number);
        return cases.ConvertAll(change => change with
        {
            After = change.After with
            {
                Linked = [.. change.After.Linked
                    .Concat(change.Before is null ? elsewhereOf(change.After.OrderNumber) : [])
                    .Concat(numbers)
                    .Where(number => number != change.After.Number)
                    .Distinct()
                    .Take(Case.MostLinked)],
            },
        });
    }

    private static IEnumerable<Outgoing.BackLink> BackLinks(List<CaseChange> cases, Func<string?, IReadOnlyList<CaseNumber>> elsewhereOf) =>
        cases.Where(change => change.Before is null)
            .Select(change => change.After)
            .SelectMany(opened => elsewhereOf(opened.OrderNumber).Select(other => new Outgoing.BackLink(other, opened.Number)));

    private sealed record Unit(string? Order, Case? Case);
}

/// <summary>What a message does to cases.</summary>
/// <param name="Changes">In the message's order.</param>
/// <param name="JoinedByOrder">The open cases that it joined without answering them.</param>
/// <param name="Route">Of the new cases.</param>
/// <param name="BackLinks">Cases that are to know of the new ones.</param>
/// <param name="Facts">What has to be read before there is a plan; nothing else counts then.</param>
public sealed record PlannedCases(
    IReadOnlyList<CaseChange> Changes, IReadOnlyList<Case> JoinedByOrder, Route? Route, IReadOnlyList<Outgoing.BackLink> BackLinks, IReadOnlyList<Fact> Facts)
{
    public static PlannedCases Missing(IReadOnlyList<Fact> facts) => new([], [], null, [], facts);

    /// <summary>The new cases among them.</summary>
    public IEnumerable<Case> Opened => Changes.Where(change => change.Before is null).Select(change => change.After);
}
