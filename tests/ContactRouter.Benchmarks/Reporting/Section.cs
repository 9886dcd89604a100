namespace ContactRouter.Benchmarks.Reporting;

/// <summary>What one benchmark has to say.</summary>
/// <param name="Text">Markdown below the title.</param>
internal sealed record Section(string Title, string Text, IReadOnlyList<Goal> Goals);

/// <summary>A target and what was reached.</summary>
internal sealed record Goal(string Name, string Target, string Reached, bool Met);
