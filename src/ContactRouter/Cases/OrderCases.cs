using ContactRouter.Intake;
using ContactRouter.Senders;

namespace ContactRouter.Cases;

/// <summary>
/// P8: the open case that a proven sender has on an order. For a writer who has not proven his address there is none; the desk is told of those that the
/// address has, he is not.
/// </summary>
internal sealed class OrderCases(ContactMessage message, SenderState state, KnownFacts facts)
{
    private readonly List<Fact> missing = [];

    /// <summary>What has to be read before the answers count.</summary>
    public IReadOnlyList<Fact> Missing => missing;

    /// <summary>The sender's open case on the order, or null.</summary>
    public Case? Find(string? order)
    {
        if (order is null || !message.Verified)
            return null;
        var listed = Listed(state, order).ToList();
        return (listed.Count > 0 || !state.HasMoreCases ? listed : Unlisted(order))
            .Select(CaseOf)
            .FirstOrDefault(@case => @case is { State: not CaseState.Closed, Verified: true });
    }

    /// <summary>Open cases of the address on this order, for an unproven writer's desk to see.</summary>
    public IReadOnlyList<CaseNumber> Relatives(string? order) =>
        message.Verified || order is null || facts.AddressState is not { } address ? [] : [.. Listed(address, order)];

    /// <summary>Asks for what <see cref="Relatives"/> needs.</summary>
    public void AskForRelatives(IReadOnlyList<string> orders)
    {
        if (!message.Verified && orders.Count > 0 && facts.AddressState is null)
            missing.Add(new Fact.AddressState());
    }

    private static IEnumerable<CaseNumber> Listed(SenderState state, string order) =>
        state.OpenCases.Where(open => open.OrderNumber == order).Select(open => open.Number);

    private IReadOnlyList<CaseNumber> Unlisted(string order)
    {
        if (facts.CasesOnOrders.TryGetValue(order, out var numbers))
            return numbers;
        missing.Add(new Fact.CasesOn(order));
        return [];
    }

    private Case? CaseOf(CaseNumber number)
    {
        if (facts.Cases.TryGetValue(number, out var @case))
            return @case;
        missing.Add(new Fact.CaseOf(number));
        return null;
    }
}
