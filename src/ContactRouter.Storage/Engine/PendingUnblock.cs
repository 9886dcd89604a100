using ContactRouter.Storage.Rows;

namespace ContactRouter.Storage.Engine;

/// <summary>An operator lifts somebody's block.</summary>
internal sealed class PendingUnblock(WriterKey writer, CancellationToken cancellation) : Pending(cancellation)
{
    private readonly TaskCompletionSource<bool> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override WriterKey Writer => writer;

    /// <summary>Of whoever is to be unblocked there is a state.</summary>
    public override bool IsAboutCase => true;

    /// <summary>It was decided on a state that was read for it, not on one from before.</summary>
    public bool IsLookedAfresh { get; set; }

    public Task<bool> Result => completion.Task;

    /// <param name="wasBlocked">There was a block.</param>
    public void Complete(bool wasBlocked) => completion.TrySetResult(wasBlocked);

    public override void Fail(Exception exception) => completion.TrySetException(exception);
}
