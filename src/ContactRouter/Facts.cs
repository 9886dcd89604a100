using ContactRouter.Cases;
using ContactRouter.Senders;

namespace ContactRouter;

/// <summary>Something that a decision has to know and that costs a read: it is asked for only where the answer hangs on it.</summary>
public abstract record Fact
{
    private Fact()
    {
    }

    /// <summary>What the message's key stands for.</summary>
    public sealed record Key : Fact;

    /// <summary>A case, whoever's it is.</summary>
    public sealed record CaseOf(CaseNumber Number) : Fact;

    /// <summary>The case that a mail of this sender is in.</summary>
    /// <param name="Hash">Of its Message-ID.</param>
    public sealed record MailOf(string Hash) : Fact;

    /// <summary>The cases of this sender about an order, beyond those that his state lists.</summary>
    public sealed record CasesOn(string OrderNumber) : Fact;

    /// <summary>The state of the address itself, where the message's writer has not proven that it is his.</summary>
    public sealed record AddressState : Fact;
}

/// <summary>What was read for a decision so far. What is not in it was not asked for yet.</summary>
public sealed class KnownFacts
{
    /// <summary>Whether it was read what the key stands for.</summary>
    public bool IsKeyRead { get; set; }

    /// <summary>What the key stands for, or null.</summary>
    public SeenKey? Seen { get; set; }

    /// <summary>Null where there is no such case.</summary>
    public Dictionary<CaseNumber, Case?> Cases { get; } = [];

    /// <summary>By the hash of a Message-ID; null where no mail of the sender has it.</summary>
    public Dictionary<string, CaseNumber?> Mails { get; } = [];

    public Dictionary<string, IReadOnlyList<CaseNumber>> CasesOnOrders { get; } = [];

    public SenderState? AddressState { get; set; }
}
