namespace ContactRouter.Functions.Contacts;

/// <summary>The answer 202: the message is in, and this is what was understood.</summary>
/// <param name="CaseNumber">The case to refer to.</param>
/// <param name="Cases">All cases of this message.</param>
/// <param name="Topic">One of the twelve topics, or null where none was recognised.</param>
/// <param name="Desk">Who answers.</param>
/// <param name="Advice">What the procedure asks of the writer.</param>
/// <param name="StatusUrl">Where the message's way can be followed; whoever has this address can.</param>
internal sealed record ContactAccepted(
    string ContactId, string CaseNumber, IReadOnlyList<string> Cases, string? Topic, string Desk, IReadOnlyList<Advice> Advice, string StatusUrl);

/// <summary>Where a message stands.</summary>
/// <param name="Status">received, routed, answered, closed or set-aside.</param>
/// <param name="DueAt">By when the desk should have answered.</param>
internal sealed record ContactStatus(
    string ContactId,
    string Status,
    string CaseNumber,
    IReadOnlyList<string> Cases,
    string? Topic,
    string Desk,
    IReadOnlyList<Advice> Advice,
    DateTimeOffset ReceivedAt,
    DateTimeOffset DueAt);

/// <summary>A contact request's JSON, for the interface's document. It is read field by field, so that each fault is told.</summary>
/// <param name="Email">The writer's address; required.</param>
/// <param name="Message">What he writes; required, at most 1,000,000 characters.</param>
/// <param name="OrderNumber">Like B2B12345.</param>
/// <param name="Topic">One of the twelve topics, where the writer chose one.</param>
/// <param name="Website">A trap for programs: leave it out or empty.</param>
internal sealed record ContactForm(
    string Email, string Message, string? Name, string? Subject, string? OrderNumber, string? Topic, string? Website);
