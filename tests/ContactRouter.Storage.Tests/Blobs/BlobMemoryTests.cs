using ContactRouter.Storage.Blobs;
using ContactRouter.Storage.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace ContactRouter.Storage.Tests.Blobs;

/// <summary>Runs alone: what it measures is the whole process's.</summary>
[CollectionDefinition(nameof(BlobMemoryTests), DisableParallelization = true)]
[Collection(nameof(BlobMemoryTests))]
public sealed class BlobMemoryTests(AzuriteFixture azurite)
{
    private const int MiB = 1024 * 1024;

    [Fact]
    public async Task A_large_file_is_never_held_whole()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var container = azurite.NewClients().Blobs.GetBlobContainerClient(StorageNames.ContactsContainer);
        await container.CreateAsync(cancellationToken: cancellation);
        var blobs = new AzureContactBlobs(container, NullLogger<AzureContactBlobs>.Instance);
        await blobs.PutAsync("warm", "video/mp4", new SampleStream(9 * MiB), cancellation);
        var before = GC.GetTotalAllocatedBytes(precise: true);

        var stored = await blobs.PutAsync("large", "video/mp4", new SampleStream(60 * MiB), cancellation);

        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        TestContext.Current.TestOutputHelper!.WriteLine($"{allocated:N0} bytes allocated");
        Assert.Equal(60 * MiB, stored.Size);
        Assert.True(allocated < 5 * MiB, $"{allocated:N0} bytes were allocated for a file of 60 MiB.");
    }
}
