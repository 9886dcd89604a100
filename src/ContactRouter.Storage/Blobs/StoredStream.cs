using ContactRouter.Storage.Tables;

namespace ContactRouter.Storage.Blobs;

/// <summary>
/// A blob as it is read piece by piece. That the store does not answer is no fault of what is read: whoever parses it must not take it for one, and where he does
/// all the same it stands here.
/// </summary>
internal sealed class StoredStream(Stream blob, long length) : Stream
{
    /// <summary>Why a part of it could not be read, or null.</summary>
    public StoreUnavailableException? Fault { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => blob.Position;
        set => blob.Position = value;
    }

    public override int Read(Span<byte> buffer)
    {
        try
        {
            return blob.Read(buffer);
        }
        catch (Exception exception) when (StoreFaults.IsUnavailable(exception, CancellationToken.None))
        {
            throw Fault = StoreFaults.Unavailable("blob container", exception);
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return await blob.ReadAsync(buffer, cancellationToken);
        }
        catch (Exception exception) when (StoreFaults.IsUnavailable(exception, cancellationToken))
        {
            throw Fault = StoreFaults.Unavailable("blob container", exception);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => blob.Seek(offset, origin);

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            blob.Dispose();
        base.Dispose(disposing);
    }
}
