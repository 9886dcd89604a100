namespace ContactRouter.Storage.Engine;

/// <summary>
/// Whether a writer who is not cached is likelier new or known. A new one is inserted without a read; where more than a fifth of the latest such
/// writers turned out to be known, they are read first.
/// </summary>
internal sealed class UnknownWriters
{
    private const int Latest = 50;
    private const double MostKnown = 0.2;

    private readonly Queue<bool> outcomes = new();
    private readonly Lock gate = new();
    private int known;

    public bool ShouldBeRead
    {
        get
        {
            lock (gate)
                return known > MostKnown * outcomes.Count;
        }
    }

    /// <param name="wasKnown">He had a row.</param>
    public void Report(bool wasKnown)
    {
        lock (gate)
        {
            outcomes.Enqueue(wasKnown);
            known += wasKnown ? 1 : 0;
            if (outcomes.Count > Latest && outcomes.Dequeue())
                known--;
        }
    }
}
