namespace ContactRouter.Storage.Outbox;

/// <summary>
/// Who publishes an outbox row when. The one that committed has it first; once it has given up for certain, the sweep may take it. So an event
/// is put twice only after a crash or a lost answer.
/// </summary>
public static class OutboxTiming
{
    /// <summary>How long after the time of its commit, as the row's key has it, a publisher goes on trying.</summary>
    public static readonly TimeSpan PublisherGivesUp = TimeSpan.FromSeconds(45);

    /// <summary>How old a row must be for the sweep to take it.</summary>
    public static readonly TimeSpan SweepTakesOver = TimeSpan.FromSeconds(75);

    /// <summary>How long a sweep keeps others off a row.</summary>
    public static readonly TimeSpan Claim = TimeSpan.FromSeconds(60);

    /// <summary>How long the answer to a customer waits for his own event to be put.</summary>
    public static readonly TimeSpan AnswerWaits = TimeSpan.FromSeconds(1);
}
