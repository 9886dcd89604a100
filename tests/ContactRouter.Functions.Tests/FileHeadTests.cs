using ContactRouter.Functions.Contacts;
using ContactRouter.Intake;

namespace ContactRouter.Functions.Tests;

public sealed class FileHeadTests
{
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(FileKind.HeadBytes - 1)]
    [InlineData(FileKind.HeadBytes)]
    [InlineData(FileKind.HeadBytes + 1)]
    [InlineData(500_000)]
    public async Task The_kind_is_told_and_the_content_is_read_whole(int length)
    {
        byte[] file = [.. Jpeg, .. Enumerable.Range(0, length).Select(i => (byte)(i * 7))];

        var (kind, content) = await FileHead.PeekAsync(new Dripping(file), TestContext.Current.CancellationToken);

        Assert.Equal("image/jpeg", kind);
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy, TestContext.Current.CancellationToken);
        Assert.Equal(file, copy.ToArray());
    }

    [Fact]
    public async Task An_empty_file_stays_empty()
    {
        var (kind, content) = await FileHead.PeekAsync(Stream.Null, TestContext.Current.CancellationToken);

        Assert.Equal(FileKind.Unknown, kind);
        Assert.Equal(0, await content.ReadAsync(new byte[1], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task It_takes_no_more_from_the_network_than_it_needs()
    {
        var source = new Dripping(new byte[1_000_000]);

        await FileHead.PeekAsync(source, TestContext.Current.CancellationToken);

        Assert.InRange(source.Position, FileKind.HeadBytes, FileKind.HeadBytes + Dripping.Drop);
    }

    [Fact]
    public async Task A_connection_that_breaks_breaks_the_reading_of_it()
    {
        var (_, content) = await FileHead.PeekAsync(new Dripping(new byte[2_000], breaksAt: 1_000), TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<IOException>(() => content.CopyToAsync(Stream.Null, TestContext.Current.CancellationToken));
    }

    /// <summary>Content that comes a few bytes at a time.</summary>
    private sealed class Dripping(byte[] content, int breaksAt = int.MaxValue) : MemoryStream(content)
    {
        public const int Drop = 100;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position >= breaksAt
                ? ValueTask.FromException<int>(new IOException("The connection broke."))
                : base.ReadAsync(buffer[..Math.Min(buffer.Length, Drop)], cancellationToken);
    }
}
