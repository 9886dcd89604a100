namespace ContactRouter.Training.Reporting;

/// <summary>The figures of a list of judged messages.</summary>
internal static class Figures
{
    private const int Bins = 10;

    public static double Accuracy(IEnumerable<Judged> messages) => Mean(messages, message => message.IsRight);

    public static double DeskAccuracy(IEnumerable<Judged> messages) => Mean(messages, message => message.IsRightDesk);

    public static (double Precision, double Recall, double F1) Of(int topic, IReadOnlyList<Judged> messages)
    {
        double both = messages.Count(message => message.Best == topic && message.Label == topic);
        var told = Math.Max(1, messages.Count(message => message.Best == topic));
        var there = Math.Max(1, messages.Count(message => message.Label == topic));
        return (both / told, both / there, 2 * both / (told + there));
    }

    /// <summary>For each tenth of confidence: how sure the judgements were on average, how often they were right, and how many there are.</summary>
    public static List<(double Sure, double Right, int Count)> Calibration(IEnumerable<Judged> messages) =>
    [
        .. messages.GroupBy(message => Math.Min(Bins - 1, (int)(message.Confidence * Bins))).OrderBy(bin => bin.Key)
            .Select(bin => (bin.Average(message => message.Confidence), Accuracy(bin), bin.Count())),
    ];

    /// <summary>Expected calibration error: how far confidence and correctness are apart, over all messages.</summary>
    public static double CalibrationError(IReadOnlyList<Judged> messages) =>
        Calibration(messages).Sum(bin => Math.Abs(bin.Sure - bin.Right) * bin.Count / messages.Count);

    /// <summary>The most confident messages, so large a share of all.</summary>
    public static List<Judged> Surest(IReadOnlyCollection<Judged> messages, double share) =>
        [.. messages.OrderByDescending(message => message.Confidence).Take(Math.Max(1, (int)(messages.Count * share)))];

    public static double Mean<T>(IEnumerable<T> messages, Func<T, bool> holds) => messages.Select(message => holds(message) ? 1.0 : 0).DefaultIfEmpty(0).Average();
}
