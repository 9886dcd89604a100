namespace ContactRouter.LocalHost.Queues;

/// <summary>
/// The wait before the next look at an empty queue: 100 ms at first, then growing by doubled steps with 20 % of chance
/// up to maxPollingInterval; the first look after a message begins anew. The storage extension waits so.
/// </summary>
/// <param name="random">A number from 0 to below 1.</param>
internal sealed class PollingBackoff(TimeSpan maximum, Func<double> random)
{
    private static readonly TimeSpan Minimum = TimeSpan.FromMilliseconds(100);
    private TimeSpan _current;
    private int _step;

    public TimeSpan Next(bool foundMessage)
    {
        if (foundMessage || _step == 0)
        {
            _current = Minimum;
            _step = 1;
        }
        else if (_current < maximum)
        {
            var next = Minimum + Minimum * Math.Pow(2, _step - 1) * (0.8 + 0.4 * random());
            _current = next < maximum ? next : maximum;
            _step++;
        }

        return _current;
    }
}
