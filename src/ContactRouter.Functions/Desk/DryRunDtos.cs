namespace ContactRouter.Functions.Desks;

/// <summary>A message to be tried, for the interface's document: a contact request, and how it came.</summary>
/// <param name="Email">The writer's address; required.</param>
/// <param name="Message">What he writes; required.</param>
/// <param name="Topic">One of the twelve topics, where the writer chose one.</param>
/// <param name="Mailbox">The address of ours that it was sent to, where it is a mail.</param>
/// <param name="Form">The configured form that it came by.</param>
internal sealed record DryRunForm(
    string Email, string Message, string? Name, string? Subject, string? OrderNumber, string? Topic, string? Mailbox, string? Form);

/// <summary>What would become of a message.</summary>
/// <param name="Topic">Null where none is recognised.</param>
/// <param name="Confidence">Of the topic, or of the best one where it is null: 0 to 1.</param>
/// <param name="Evidence">The terms that carry the topic, the heaviest first.</param>
/// <param name="Scores">Each topic's share, the best first.</param>
/// <param name="Language">ISO 639-1, or null where it is not sure.</param>
/// <param name="Rule">What decides the desk: a rule's name, or outbound-only, topic, mailbox or default.</param>
/// <param name="Advice">What its writer would be told.</param>
/// <param name="DueAt">By when the desk should answer if it came now.</param>
internal sealed record DryRun(
    string? Topic,
    double Confidence,
    IReadOnlyList<DryRunEvidence> Evidence,
    IReadOnlyList<DryRunScore> Scores,
    IReadOnlyList<string> OrderNumbers,
    string? Language,
    string Desk,
    string Priority,
    string Rule,
    string Reason,
    IReadOnlyList<Advice> Advice,
    DateTimeOffset DueAt);

internal sealed record DryRunEvidence(string Term, double Weight);

internal sealed record DryRunScore(string Topic, double Share);
