using ContactRouter.Storage.Rows;

namespace ContactRouter.Storage.Engine;

/// <summary>Something on its way through the engine: a message, a command, the wish for a chat.</summary>
/// <param name="cancellation">Its caller left: it is not begun any more.</param>
internal abstract class Pending(CancellationToken cancellation)
{
    public CancellationToken Cancellation => cancellation;

    /// <summary>Whose state is decided on.</summary>
    public abstract WriterKey Writer { get; }

    /// <summary>It is about a case or chat that its writer is likely to have.</summary>
    public abstract bool IsAboutCase { get; }

    /// <summary>Tries so far that met somebody else's commit.</summary>
    public int Attempt { get; set; }

    /// <summary>Publishing of what it sends out, once it is committed.</summary>
    public Task Publishing { get; set; } = Task.CompletedTask;

    public abstract void Fail(Exception exception);
}
