namespace ContactRouter.Benchmarks.Measuring;

/// <summary>What a storage call is for.</summary>
internal enum CallKind
{
    /// <summary>A table's rows are read: by key, or a page of a query.</summary>
    Read,

    /// <summary>A table's rows are written, by one call or one transaction.</summary>
    Commit,

    /// <summary>Rows are removed and nothing else.</summary>
    CleanUp,

    /// <summary>A message is put on a queue.</summary>
    Put,

    /// <summary>Messages are taken from a queue, or one is removed there.</summary>
    Take,

    /// <summary>Anything at a blob.</summary>
    Blob,
}
