namespace ContactRouter.Functions.Desks;

// The bodies of requests, for the interface's document. They are read field by field, so that each fault is told.

/// <param name="Text">What the customer gets; required, at most 10,000 characters.</param>
/// <param name="Close">true: the case is closed as well.</param>
internal sealed record ReplyBody(string Text, bool? Close);

/// <param name="Reason">For the timeline, at most 500 characters.</param>
internal sealed record ReasonBody(string? Reason);

/// <param name="Desk">The desk that takes over; required.</param>
/// <param name="Reason">For the timeline, at most 500 characters.</param>
internal sealed record MoveBody(string Desk, string? Reason);

/// <param name="Topic">One of the twelve topics, or null where it is none of them; required.</param>
internal sealed record TopicBody(string? Topic);

/// <summary>Exactly one of the three.</summary>
/// <param name="Address">The customer's address.</param>
internal sealed record FindBody(string? CaseNumber, string? OrderNumber, string? Address);
