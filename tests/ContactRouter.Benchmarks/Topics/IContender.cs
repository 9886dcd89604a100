using ContactRouter.Training.Corpus;

namespace ContactRouter.Benchmarks.Topics;

/// <summary>A way of telling topics that is compared with ours.</summary>
internal interface IContender
{
    string Name { get; }

    /// <summary>Why it cannot run here, or null.</summary>
    string? MissingBecause { get; }

    /// <summary>Learns from some messages and judges others.</summary>
    /// <param name="timed">What the time is taken of, after that.</param>
    Outcome Run(IReadOnlyList<CorpusMessage> learned, IReadOnlyList<CorpusMessage> judged, IReadOnlyList<CorpusMessage> timed);

    /// <summary>Microseconds a message, one after the other.</summary>
    static double Time(IReadOnlyList<CorpusMessage> messages, Action<CorpusMessage> judge)
    {
        var start = TimeProvider.System.GetTimestamp();
        foreach (var message in messages)
            judge(message);
        return TimeProvider.System.GetElapsedTime(start).TotalMicroseconds / messages.Count;
    }
}

/// <param name="Best">For each message the place of the likeliest of the twelve topics.</param>
/// <param name="ModelBytes">What it would ship.</param>
/// <param name="Microseconds">A timed message, on one thread.</param>
internal sealed record Outcome(IReadOnlyList<int> Best, long ModelBytes, double Microseconds);
