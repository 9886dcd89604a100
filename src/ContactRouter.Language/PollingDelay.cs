namespace ContactRouter.Language;

/// <summary>How long to wait before looking after a job: most short texts are done within a second or two, so the first looks come soon and the later ones seldom.</summary>
internal static class PollingDelay
{
    private const double Growth = 1.6;

    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <param name="looks">How often it was looked after already.</param>
    public static TimeSpan Of(int looks)
    {
        var wait = First * Math.Pow(Growth, Math.Min(looks, 20));
        return wait < Longest ? wait : Longest;
    }
}
