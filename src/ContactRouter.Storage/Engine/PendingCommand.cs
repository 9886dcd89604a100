using ContactRouter.Cases;
using ContactRouter.Desks;
using ContactRouter.Storage.Rows;

namespace ContactRouter.Storage.Engine;

/// <summary>A command about a case on its way through the engine.</summary>
internal sealed class PendingCommand(DeskCommand command, CaseId id, CancellationToken cancellation) : Pending(cancellation)
{
    private readonly TaskCompletionSource<DeskResult> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public DeskCommand Command => command;

    public CaseId Case => id;

    /// <summary>A case is guarded by the state of its sender's address, also where an unproven writer opened it.</summary>
    public override WriterKey Writer { get; } = new(id.OpenedBy.Sender, Network: null);

    public override bool IsAboutCase => true;

    /// <summary>It was decided on a state that was read for it, not on one from before.</summary>
    public bool IsLookedAfresh { get; set; }

    public Task<DeskResult> Result => completion.Task;

    public void Complete(DeskResult result) => completion.TrySetResult(result);

    public override void Fail(Exception exception) => completion.TrySetException(exception);
}
