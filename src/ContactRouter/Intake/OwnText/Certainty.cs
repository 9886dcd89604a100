namespace ContactRouter.Intake.OwnText;

/// <summary>How sure it is that a line is not the writer's own.</summary>
internal enum Certainty
{
    /// <summary>It is his own, or may well be.</summary>
    None,

    /// <summary>It looks like a mail program's. Where he wrote nothing before it, it is taken for his own: else nothing would be left of the message.</summary>
    Likely,

    /// <summary>No writer writes so.</summary>
    Sure,
}
