using ContactRouter.Training.Corpus;

namespace ContactRouter.Benchmarks.Topics;

/// <summary>A way of telling topics that is compared with ours.</summary>
internal interface IContender
{
    string Name { get; }

    /// <summary>Why it cannot run here, or null.</summary>
    string? MissingBecause { get; }

    /// <summary>Learns from some messages and judges others.</summary>
    Outcome Run(IReadOnlyList<CorpusMessage> learned, IReadOnlyList<CorpusMessage> judged);
}

/// <param name="Best">For each message the place of the likeliest of the twelve topics.</param>
/// <param name="ModelBytes">What it would ship.</param>
/// <param name="Microseconds">A message, on one thread.</param>
internal sealed record Outcome(IReadOnlyList<int> Best, long ModelBytes, double Microseconds);
