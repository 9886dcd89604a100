namespace ContactRouter.Intake.OwnText;

/// <summary>The fields in the head of a copied mail that tell it from a writer's own list.</summary>
[Flags]
internal enum HeadLabels
{
    None = 0,
    From = 1,
    Date = 2,
    Subject = 4,

    /// <summary>To, Cc and the like: they may stand there, but prove nothing.</summary>
    Other = 8,
}
