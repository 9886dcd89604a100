using ContactRouter.LocalHost.Handler;

namespace ContactRouter.LocalHost.Invocations;

/// <summary>functionTimeout: a call that takes longer ends the handler, with all calls under way in it.</summary>
/// <param name="limit">Longest time of a call; null = unlimited.</param>
internal sealed class CallLimit(TimeSpan? limit, HandlerSupervisor handler, TimeProvider clock)
{
    /// <summary>Starts the time of one call; dispose it when the call is over.</summary>
    public Running Start(string function, CancellationToken stop) => new(limit, clock, () => handler.Kill(
        $"{function} ran longer than functionTimeout ({this}): the handler was killed with every call under way, as in Azure."), stop);

    public override string ToString() => limit is { } time ? $"{time:c}" : "none";

    internal sealed class Running : IDisposable
    {
        private readonly CancellationTokenSource _over;
        private readonly CancellationTokenSource _either;
        private readonly CancellationTokenRegistration _kill;

        public Running(TimeSpan? limit, TimeProvider clock, Action kill, CancellationToken stop)
        {
            _over = limit is { } time ? new(time, clock) : new();
            _kill = _over.Token.Register(kill);
            _either = CancellationTokenSource.CreateLinkedTokenSource(_over.Token, stop);
        }

        /// <summary>Cancelled when the time is over or the caller stops.</summary>
        public CancellationToken Token => _either.Token;

        public bool IsOver => _over.IsCancellationRequested;

        public void Dispose()
        {
            _kill.Dispose();
            _either.Dispose();
            _over.Dispose();
        }
    }
}
