namespace ContactRouter.Training;

/// <summary>Tells the person who waits what is being done, with the seconds since the start.</summary>
internal sealed class Progress(TextWriter writer)
{
    private readonly long start = TimeProvider.System.GetTimestamp();

    public TimeSpan Elapsed => TimeProvider.System.GetElapsedTime(start);

    public void Say(string what)
    {
        lock (writer)
            writer.WriteLine($"{Elapsed.TotalSeconds,5:F1} s  {what}");
    }
}
