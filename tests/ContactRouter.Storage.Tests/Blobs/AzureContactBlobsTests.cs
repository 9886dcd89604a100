using System.Security.Cryptography;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using ContactRouter.Storage.Blobs;
using ContactRouter.Storage.Tables;
using ContactRouter.Storage.Tests.Support;

namespace ContactRouter.Storage.Tests.Blobs;

public sealed class AzureContactBlobsTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const int Block = 4 * 1024 * 1024;
    private const string Name = "be431fa472615b0413b62725554195ea/contact/1";

    private readonly TestLog log = new();
    private readonly BlobContainerClient container = azurite.NewClients().Blobs.GetBlobContainerClient(StorageNames.ContactsContainer);

    private AzureContactBlobs Blobs => new(container, log.For<AzureContactBlobs>());

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await container.CreateAsync(cancellationToken: Cancellation);

    public ValueTask DisposeAsync()
    {
        log.AssertNoError();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Block - 1)]
    [InlineData(Block)]
    [InlineData(Block + 1)]
    [InlineData(9 * 1024 * 1024)]
    public async Task A_file_is_stored_as_it_came_with_its_hash(int length)
    {
        var content = new byte[length];
        new SampleStream(length).ReadExactly(content);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(content));

        var stored = await Blobs.PutAsync(Name, "image/png", new SampleStream(length), Cancellation);

        Assert.Equal(new StoredBlob(Name, length, sha256), stored);
        var blob = container.GetBlobClient(Name);
        var downloaded = await blob.DownloadContentAsync(Cancellation);
        Assert.True(content.AsSpan().SequenceEqual(downloaded.Value.Content));
        BlobProperties properties = await blob.GetPropertiesAsync(cancellationToken: Cancellation);
        Assert.Equal(sha256, properties.Metadata["sha256"]);
        Assert.Equal(("image/png", "attachment"), (properties.ContentType, properties.ContentDisposition));
    }

    [Fact]
    public async Task A_blob_put_again_is_replaced()
    {
        await Blobs.PutAsync(Name, "text/plain", new SampleStream(Block + 1), Cancellation);
        await Blobs.PutAsync(Name, "text/plain", new SampleStream(5), Cancellation);

        BlobProperties properties = await container.GetBlobClient(Name).GetPropertiesAsync(cancellationToken: Cancellation);
        Assert.Equal(5, properties.ContentLength);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(Block)]
    [InlineData((2 * Block) + 10)]
    public async Task A_stream_that_breaks_leaves_no_blob_and_is_not_the_stores_fault(int at)
    {
        await Assert.ThrowsAsync<IOException>(() => Blobs.PutAsync(Name, "image/png", new SampleStream(20 * 1024 * 1024, breaksAt: at), Cancellation));

        Assert.False(await container.GetBlobClient(Name).ExistsAsync(Cancellation));
    }

    [Fact]
    public async Task A_container_that_is_missing_is_a_store_that_does_not_answer()
    {
        await container.DeleteAsync(cancellationToken: Cancellation);

        var small = await Assert.ThrowsAsync<StoreUnavailableException>(() => Blobs.PutAsync(Name, "image/png", new SampleStream(1), Cancellation));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => Blobs.PutAsync(Name, "image/png", new SampleStream(Block), Cancellation));

        Assert.Contains("ContainerNotFound", small.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Blobs_are_removed_and_those_that_are_not_there_do_not_matter()
    {
        await Blobs.PutAsync("a", "image/png", new SampleStream(1), Cancellation);
        await Blobs.PutAsync("b", "image/png", new SampleStream(1), Cancellation);

        await Blobs.RemoveAsync(["a", "never there", "b"]);

        Assert.Empty(await container.GetBlobsAsync(cancellationToken: Cancellation).ToListAsync(Cancellation));
        Assert.Empty(log.Warnings);
    }
}
