namespace ContactRouter.Procedure;

/// <summary>What a rule of the procedure found in a message: a stable code, the rule's number and the evidence. It never stops the message.</summary>
/// <param name="Code">What answers, events and templates know it by.</param>
/// <param name="Rule">P1 to P16.</param>
/// <param name="Detail">The evidence, for the desk.</param>
/// <param name="Advice">What the writer is told.</param>
public sealed record Check(string Code, string Rule, string Detail, string Advice);
