namespace ContactRouter.Benchmarks.Measuring;

/// <summary>
/// Measures several candidates in turn, round by round, so that what else the machine does meets all of them alike. The first round warms up and
/// does not count.
/// </summary>
internal static class Rounds
{
    public static async Task<IReadOnlyList<Measured<T>>> AlternateAsync<T>(int rounds, IReadOnlyList<Candidate<T>> candidates)
    {
        var results = candidates.Select(candidate => new Measured<T>(candidate.Name, [])).ToList();
        for (var round = 0; round <= rounds; round++)
        {
            for (var n = 0; n < candidates.Count; n++)
            {
                GC.Collect();
                var result = await candidates[n].RunAsync();
                if (round > 0)
                    results[n].Results.Add(result);
            }
        }

        return results;
    }
}

internal sealed record Candidate<T>(string Name, Func<Task<T>> RunAsync);

/// <summary>What one candidate reached, a result for each round.</summary>
internal sealed record Measured<T>(string Name, List<T> Results)
{
    public double Median(Func<T, double> value)
    {
        var sorted = Results.Select(value).Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    /// <summary>The median with the least and the most beside it, where they differ.</summary>
    public string Spread(Func<T, double> value, string format = "N0")
    {
        var median = Median(value).ToString(format, System.Globalization.CultureInfo.InvariantCulture);
        var least = Results.Min(value).ToString(format, System.Globalization.CultureInfo.InvariantCulture);
        var most = Results.Max(value).ToString(format, System.Globalization.CultureInfo.InvariantCulture);
        return least == most ? median : $"{median} ({least}-{most})";
    }
}
