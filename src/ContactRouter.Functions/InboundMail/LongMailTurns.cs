namespace ContactRouter.Functions.InboundMail;

/// <summary>
/// A few long mails are read at a time; the others wait in their blobs. What a mail holds in memory while it is read, its sender decides: Outlook's wrapper
/// (winmail.dat) is unpacked there as a whole.
/// </summary>
internal sealed class LongMailTurns : IDisposable
{
    private const int AtOnce = 2;

    private readonly SemaphoreSlim turns = new(AtOnce);

    /// <summary>Waits for a turn where the mail is a long one.</summary>
    /// <returns>To be disposed of when it is read.</returns>
    public async Task<IDisposable> WaitAsync(MailDelivered mail, CancellationToken cancellation)
    {
        if (mail.Blob is null)
            return new Turn(null);
        await turns.WaitAsync(cancellation);
        return new Turn(turns);
    }

    public void Dispose() => turns.Dispose();

    private sealed class Turn(SemaphoreSlim? turns) : IDisposable
    {
        public void Dispose()
        {
            if (turns is null)
                return;
            // The arrays of an unpacked file are collected last of all, and the next mail brings its own. An instance has 512 MB, which .NET does not see on a
            // larger machine; such mails are rare, and a collection takes some milliseconds.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true);
            turns.Release();
        }
    }
}
