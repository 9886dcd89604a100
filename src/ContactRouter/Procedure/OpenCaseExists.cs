using ContactRouter.Cases;

namespace ContactRouter.Procedure;

/// <summary>P8: once a case is open, its customer answers in its thread. A new message on an order whose case is open joins that case, and he is told how.</summary>
public static class OpenCaseExists
{
    public const string Code = "open-case-exists";

    /// <param name="joined">The open cases that a message joined though it answered none of them.</param>
    public static Check? Examine(IReadOnlyList<Case> joined) => joined.Count == 0 ? null : new Check(
        Code,
        "P8",
        $"Joined by its order: {string.Join(", ", joined.Select(@case => $"{@case.Number} ({@case.OrderNumber})"))}.",
        $"You have a case on this order already, so your message was added to it: {string.Join(", ", joined.Select(@case => @case.Number))}. "
        + "Next time, please answer our latest mail about it.");
}
