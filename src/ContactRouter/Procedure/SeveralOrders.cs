namespace ContactRouter.Procedure;

/// <summary>What becomes of a message that names several orders (P7).</summary>
public enum SeveralOrders
{
    /// <summary>Each order gets a case of its own, linked with the others.</summary>
    Split,

    /// <summary>One case, and the advice to write one message for each order.</summary>
    Advise,
}
