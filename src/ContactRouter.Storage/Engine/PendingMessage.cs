using Azure;
using Azure.Data.Tables;
using ContactRouter.Intake;
using ContactRouter.Storage.Rows;

namespace ContactRouter.Storage.Engine;

/// <summary>A message on its way through the engine, and what is known of it by now.</summary>
internal sealed class PendingMessage(ContactMessage message, CancellationToken cancellation) : Pending(cancellation)
{
    private readonly TaskCompletionSource<IntakeResult> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ContactMessage Message { get; } = message;

    public override WriterKey Writer { get; } = WriterKey.Of(message);

    public override bool IsAboutCase => Message.Thread.Count > 0 || Message.IsReleased || Message.MachineClass is not null || Message.Notice is not null;

    public MessageMark Mark { get; } = MessageMark.Of(message);

    /// <summary>What became of it.</summary>
    public Task<IntakeResult> Result => completion.Task;

    /// <summary>Its text lies in its blob already.</summary>
    public bool IsTextStored { get; set; }

    /// <summary>A row of its own was there already: it may have been committed by a try whose answer was lost, or by an earlier delivery.</summary>
    public bool MayBeIn { get; set; }

    /// <summary>Its key's row was there already: what it stands for has to be read.</summary>
    public bool IsKeyWanted { get; set; }

    public bool IsKeyRead { get; private set; }

    public SeenKey? Seen { get; private set; }

    /// <summary>Of the key's row, where there is one: what replaces it names it.</summary>
    public ETag? SeenETag { get; private set; }

    public void SetKey(TableEntity? row)
    {
        IsKeyRead = true;
        IsKeyWanted = false;
        Seen = row is null ? null : KeyRow.Read(row, Mark.Hash);
        SeenETag = row?.ETag;
    }

    public void Complete(IntakeResult result) => completion.TrySetResult(result);

    public override void Fail(Exception exception) => completion.TrySetException(exception);
}
