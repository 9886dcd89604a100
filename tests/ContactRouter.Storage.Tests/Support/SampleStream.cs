namespace ContactRouter.Storage.Tests.Support;

/// <summary>Content of any length that is made while it is read, in pieces as a network has them; it can break off.</summary>
internal sealed class SampleStream(long length, long? breaksAt = null) : Stream
{
    private const int Piece = 61_003;

    private long position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        if (position >= breaksAt)
            throw new IOException("The connection broke.");
        var read = (int)Math.Min(Math.Min(buffer.Length, Piece), (breaksAt ?? length) - position);
        for (var i = 0; i < read; i++)
            buffer[i] = (byte)((position + i) * 31 >> 3);
        position += read;
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Read(buffer.Span));
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
