namespace ContactRouter.Language;

/// <summary>What came of one question to the service.</summary>
public abstract record ClassifyResult
{
    private ClassifyResult()
    {
    }

    /// <summary>It is this category, by the names of the project.</summary>
    /// <param name="ConfidenceScore">0 to 1.</param>
    public sealed record Classified(string Category, double ConfidenceScore) : ClassifyResult;

    /// <summary>The service took the job and could make nothing of this text. Asked again, it would say the same.</summary>
    /// <param name="Code">The service's own.</param>
    public sealed record DocumentFailed(string Code) : ClassifyResult;

    /// <summary>The service does not take this question. Asked again, it would say the same.</summary>
    public sealed record Rejected(string Reason) : ClassifyResult;

    /// <summary>The service wants to be left alone for a while.</summary>
    public sealed record Throttled(TimeSpan For) : ClassifyResult;

    /// <summary>There was no answer that could be used; another time there may be one.</summary>
    public sealed record Failed(string Reason) : ClassifyResult;
}
