using System.Security.Cryptography;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using ContactRouter.Storage.Blobs;
using ContactRouter.Storage.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace ContactRouter.Storage.Tests.Blobs;

/// <summary>What becomes of a mail before it is known to be one.</summary>
public sealed class IncomingMailTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const int Block = IncomingMails.BlockBytes;

    private readonly TestLog log = new();
    private readonly BlobContainerClient container = azurite.NewClients().Blobs.GetBlobContainerClient(StorageNames.ContactsContainer);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IncomingMails Mails => new(container, new FakeTimeProvider(Samples.Monday), log.For<IncomingMails>());

    public async ValueTask InitializeAsync() => await container.CreateAsync(cancellationToken: Cancellation);

    public ValueTask DisposeAsync()
    {
        log.AssertNoError();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(Block - 1, false)]
    [InlineData(Block, true)]
    [InlineData(Block + 1, true)]
    [InlineData((2 * Block) + 12_345, true)]
    public async Task A_mail_is_read_as_it_came_and_only_a_long_one_becomes_a_blob(int bytes, bool isBlob)
    {
        await using var mail = await Mails.ReceiveAsync(new SampleStream(bytes), Cancellation);
        // Nothing that was not accepted is a blob.
        Assert.Empty(await BlobsAsync());
        Assert.Equal((bytes, isBlob), (mail.Length, mail.Blob is not null));

        var content = await mail.OpenAsync(Cancellation);

        Assert.Equal(await SHA256.HashDataAsync(new SampleStream(bytes), Cancellation), await SHA256.HashDataAsync(content, Cancellation));
        Assert.Equal(isBlob ? 1 : 0, (await BlobsAsync()).Count);
        content.Position = bytes / 2;
        Assert.Equal(bytes - (bytes / 2), await LengthAsync(content));
    }

    [Fact]
    public async Task What_nobody_takes_leaves_nothing_behind()
    {
        var refused = await Mails.ReceiveAsync(new SampleStream(3 * Block), Cancellation);
        var opened = await Mails.ReceiveAsync(new SampleStream(3 * Block), Cancellation);
        await opened.OpenAsync(Cancellation);

        await refused.DisposeAsync();
        await opened.DisposeAsync();

        Assert.Empty(await BlobsAsync(BlobStates.Uncommitted));
    }

    [Fact]
    public async Task A_connection_that_breaks_leaves_nothing_behind()
    {
        await Assert.ThrowsAsync<IOException>(() => Mails.ReceiveAsync(new SampleStream(4 * Block, breaksAt: (2 * Block) + 7), Cancellation));

        Assert.Empty(await BlobsAsync(BlobStates.Uncommitted));
    }

    [Fact]
    public async Task What_is_taken_stays_and_says_whose_it_is()
    {
        var contact = Samples.Message().Id;
        await using (var mail = await Mails.ReceiveAsync(new SampleStream(2 * Block), Cancellation))
        {
            await mail.OpenAsync(Cancellation);
            await mail.MarkAsync(contact, Cancellation);
            mail.IsTaken = true;
        }

        var blob = Assert.Single(await BlobsAsync());
        Assert.StartsWith("incoming/2026-11-23/", blob.Name, StringComparison.Ordinal);
        Assert.Equal(contact.Value, blob.Metadata["contact"]);
    }

    private static async Task<long> LengthAsync(Stream stream)
    {
        var (length, piece) = (0L, new byte[100_000]);
        for (int read; (read = await stream.ReadAsync(piece, Cancellation)) > 0;)
            length += read;
        return length;
    }

    private async Task<List<BlobItem>> BlobsAsync(BlobStates states = BlobStates.None) => await container
        .GetBlobsAsync(new GetBlobsOptions { Traits = BlobTraits.Metadata, States = states }, Cancellation).ToListAsync(Cancellation);
}
