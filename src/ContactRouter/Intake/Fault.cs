namespace ContactRouter.Intake;

/// <summary>What is wrong with one field, told to the person who filled it in.</summary>
/// <param name="Field">The field's JSON name.</param>
/// <param name="Message">A sentence that says what to do.</param>
public sealed record Fault(string Field, string Message);
