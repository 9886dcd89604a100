namespace ContactRouter.Benchmarks.Intake;

/// <summary>How far a request goes.</summary>
internal enum IntakeKind
{
    /// <summary>An endpoint that says hello: the least a request can cost.</summary>
    Hello,

    /// <summary>The message's bytes are read and thrown away: the least that any intake can cost.</summary>
    Read,

    /// <summary>Proof, body and fields are read and checked.</summary>
    Checked,

    /// <summary>And the decision is taken.</summary>
    Decided,

    /// <summary>The real endpoint: and every row and event is written, to stores that keep nothing.</summary>
    Whole,
}
