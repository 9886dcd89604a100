using Azure;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using ContactRouter.Intake;
using ContactRouter.Storage.Accounts;
using ContactRouter.Storage.Blobs;
using ContactRouter.Storage.Quarantine;
using ContactRouter.Storage.Rows;
using ContactRouter.Storage.Setup;
using ContactRouter.Storage.Tables;
using ContactRouter.Storage.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace ContactRouter.Storage.Tests.Blobs;

public sealed class OrphanSweepTests : IAsyncLifetime
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private readonly TestLog log = new();
    private readonly FakeTimeProvider time = new();
    private readonly string account;
    private readonly TableClient rows;
    private readonly TableClient setAside;
    private readonly BlobContainerClient container;
    private readonly WatchedTable table;

    public OrphanSweepTests(AzuriteFixture azurite)
    {
        account = azurite.NewAccount();
        var clients = new StorageClients(new StorageConnection.ByString(account));
        setAside = clients.Tables.GetTableClient(StorageNames.QuarantineTable);
        rows = clients.Tables.GetTableClient(StorageNames.ContactsTable);
        container = clients.Blobs.GetBlobContainerClient(StorageNames.ContactsContainer);
        table = new WatchedTable(new AzureTable(rows));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await rows.CreateAsync(Cancellation);
        await setAside.CreateAsync(Cancellation);
        await container.CreateAsync(cancellationToken: Cancellation);
        await new AccountCheck(table, Samples.Identity).EnsureAsync(Cancellation);
    }

    public ValueTask DisposeAsync()
    {
        log.AssertNoError();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Blobs_without_a_message_go_after_a_day_and_those_of_a_message_stay()
    {
        var (orphan, kept) = (Samples.Message("orphan"), Samples.Message("kept"));
        await CommitAsync(kept.Id);
        foreach (var message in new[] { orphan, kept })
        {
            await PutAsync(ContactMessage.BlobNameOf(message.Id, 1));
            await PutAsync(ContactMessage.BlobNameOf(message.Id, 2));
            await PutAsync(message.TextBlobName);
        }

        await OneDayLaterAsync();
        Assert.Equal(3, await NewSweep().RunAsync(Cancellation));

        Assert.Equal([ContactMessage.BlobNameOf(kept.Id, 1), ContactMessage.BlobNameOf(kept.Id, 2), kept.TextBlobName], await BlobsAsync());
    }

    [Fact]
    public async Task A_blob_of_less_than_a_day_stays_for_its_message_may_be_on_its_way()
    {
        var last = await PutAsync(ContactMessage.BlobNameOf(Samples.Message().Id, 1));

        time.SetUtcNow(last + OrphanSweep.MinAge - TimeSpan.FromTicks(1));
        Assert.Equal(0, await NewSweep().RunAsync(Cancellation));
        time.SetUtcNow(last + OrphanSweep.MinAge);
        Assert.Equal(1, await NewSweep().RunAsync(Cancellation));
    }

    [Fact]
    public async Task A_blob_that_is_put_again_while_the_sweep_looks_at_it_stays()
    {
        var blob = ContactMessage.BlobNameOf(Samples.Message().Id, 1);
        await PutAsync(blob);
        await OneDayLaterAsync();
        // A late delivery of the message: its blob is put anew, its commit follows.
        table.OnRead = async key =>
        {
            if (key.Contains("|m|", StringComparison.Ordinal))
                await PutAsync(blob);
        };

        Assert.Equal(0, await NewSweep().RunAsync(Cancellation));

        Assert.Equal([blob], await BlobsAsync());
    }

    [Fact]
    public async Task A_message_that_is_committed_while_the_sweep_lists_keeps_its_blob()
    {
        var message = Samples.Message();
        await PutAsync(ContactMessage.BlobNameOf(message.Id, 1));
        await OneDayLaterAsync();
        table.OnRead = async key =>
        {
            if (key == RowKeys.Message(message.Id))
                await CommitAsync(message.Id);
        };

        Assert.Equal(0, await NewSweep().RunAsync(Cancellation));

        Assert.Single(await BlobsAsync());
    }

    [Fact]
    public async Task A_blob_that_another_sweep_removed_first_does_not_matter()
    {
        var blob = ContactMessage.BlobNameOf(Samples.Message().Id, 1);
        await PutAsync(blob);
        await OneDayLaterAsync();
        table.OnRead = key => key.Contains("|m|", StringComparison.Ordinal) ? container.DeleteBlobIfExistsAsync(blob) : Task.CompletedTask;

        Assert.Equal(0, await NewSweep().RunAsync(Cancellation));
    }

    [Fact]
    public async Task A_run_is_bounded_and_the_next_one_even_of_another_instance_goes_on_from_there()
    {
        for (var n = 0; n < 7; n++)
            await PutAsync(ContactMessage.BlobNameOf(Samples.Message($"{n}", $"writer{n}@buyer.example").Id, 1));
        await OneDayLaterAsync();

        Assert.Equal(4, await NewSweep(pageSize: 2, pages: 2).RunAsync(Cancellation));
        Assert.Equal(3, await NewSweep(pageSize: 2, pages: 2).RunAsync(Cancellation));
        // Then it begins again.
        await PutAsync(ContactMessage.BlobNameOf(Samples.Message().Id, 1));
        await OneDayLaterAsync();
        Assert.Equal(1, await NewSweep(pageSize: 2, pages: 2).RunAsync(Cancellation));

        Assert.Empty(await BlobsAsync());
    }

    [Fact]
    public async Task A_mark_that_the_store_does_not_know_any_more_begins_the_listing_again()
    {
        await PutAsync(ContactMessage.BlobNameOf(Samples.Message().Id, 1));
        await OneDayLaterAsync();
        await rows.UpsertEntityAsync(new TableEntity("settings", "settings|orphans") { ["Next"] = "forgotten" }, TableUpdateMode.Replace, Cancellation);
        var options = new BlobClientOptions { Transport = new HttpClientTransport(new RefusesMarker("forgotten") { InnerHandler = new SocketsHttpHandler() }) };

        Assert.Equal(1, await NewSweep(over: new BlobContainerClient(account, container.Name, options)).RunAsync(Cancellation));

        Assert.Contains("begins again", Assert.Single(log.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("readme.txt")]
    [InlineData("a/b/c")]
    [InlineData("be431fa472615b0413b62725554195ea/be431fa472615b0413b62725554195eb-0123456789abcdefghjk/1")]
    [InlineData("quarantine/2026-11-23/x")]
    public async Task What_is_not_named_as_a_messages_blob_is_left_alone(string name)
    {
        await PutAsync(name);
        await OneDayLaterAsync();

        Assert.Equal(0, await NewSweep().RunAsync(Cancellation));

        Assert.Equal([name], await BlobsAsync());
    }

    // The tables of another account were connected, or somebody emptied them: then no message is found, and that proves nothing.
    [Fact]
    public async Task Blobs_of_before_the_account_was_set_up_are_never_removed()
    {
        var blob = ContactMessage.BlobNameOf(Samples.Message().Id, 1);
        var put = await PutAsync(blob);
        TableEntity settings = await rows.GetEntityAsync<TableEntity>("settings", "settings|identity", cancellationToken: Cancellation);
        var started = TimeProvider.System.GetTimestamp();
        for (var setUp = settings.Timestamp; setUp < put.AddSeconds(2); setUp = settings.Timestamp)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Deadline, "The store's clock stands still.");
            await rows.UpsertEntityAsync(settings, TableUpdateMode.Replace, Cancellation);
            settings = await rows.GetEntityAsync<TableEntity>("settings", "settings|identity", cancellationToken: Cancellation);
        }

        await OneDayLaterAsync();
        Assert.Equal(0, await NewSweep().RunAsync(Cancellation));

        Assert.Equal([blob], await BlobsAsync());
    }

    [Fact]
    public async Task A_long_mail_stays_as_long_as_its_message_or_its_item_in_the_quarantine()
    {
        var (kept, lost) = (Samples.Message("kept"), Samples.Message("lost"));
        var aside = new SetAside(StorageNames.MailSource, "a", "oversize", "", Samples.Monday, Body: default);
        var purged = aside with { Id = "b" };
        await CommitAsync(kept.Id);
        await setAside.AddEntityAsync(new TableEntity(QuarantineId.Of(aside).Day, QuarantineId.Of(aside).RowKey), Cancellation);
        var contents = new Dictionary<string, string>
        {
            ["1"] = kept.Id.Value,
            ["2"] = lost.Id.Value,
            ["3"] = QuarantineId.Of(aside).Value,
            ["4"] = QuarantineId.Of(purged).Value,
        };
        await PutAsync(StorageNames.IncomingMailBlobs + "2026-11-23/unmarked");
        foreach (var (name, owner) in contents)
        {
            await PutAsync(StorageNames.IncomingMailBlobs + "2026-11-23/" + name);
            var mark = name is "1" or "2" ? "contact" : "quarantine";
            await container.GetBlobClient(StorageNames.IncomingMailBlobs + "2026-11-23/" + name)
                .SetMetadataAsync(new Dictionary<string, string> { [mark] = owner }, cancellationToken: Cancellation);
        }

        await OneDayLaterAsync();

        Assert.Equal(3, await NewSweep().RunAsync(Cancellation));
        Assert.Equal(["incoming/2026-11-23/1", "incoming/2026-11-23/3"], await BlobsAsync());
    }

    [Fact]
    public async Task With_another_key_than_the_accounts_nothing_is_removed()
    {
        await PutAsync(ContactMessage.BlobNameOf(Samples.Message().Id, 1));
        await OneDayLaterAsync();
        var other = Samples.IdentityWith(key: 1, buckets: 16);

        await Assert.ThrowsAsync<WrongAccountException>(
            () => new OrphanSweep(container, table, new AzureTable(setAside), new AccountCheck(table, other), other, time, log.For<OrphanSweep>()).RunAsync(Cancellation));

        Assert.Single(await BlobsAsync());
    }

    [Fact]
    public async Task A_table_that_does_not_answer_removes_nothing_and_the_next_run_does()
    {
        await PutAsync(ContactMessage.BlobNameOf(Samples.Message().Id, 1));
        await OneDayLaterAsync();
        table.OnRead = key => key.Contains("|m|", StringComparison.Ordinal) ? throw new StoreUnavailableException("down for the test") : Task.CompletedTask;

        await Assert.ThrowsAsync<StoreUnavailableException>(() => NewSweep().RunAsync(Cancellation));
        Assert.Single(await BlobsAsync());

        table.OnRead = null;
        Assert.Equal(1, await NewSweep().RunAsync(Cancellation));
    }

    [Fact]
    public async Task A_table_that_is_gone_removes_nothing()
    {
        await PutAsync(ContactMessage.BlobNameOf(Samples.Message().Id, 1));
        await OneDayLaterAsync();
        await rows.DeleteAsync(Cancellation);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => NewSweep().RunAsync(Cancellation));

        Assert.Single(await BlobsAsync());
    }

    [Fact]
    public async Task A_container_that_is_missing_is_a_store_that_does_not_answer()
    {
        await container.DeleteAsync(cancellationToken: Cancellation);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => NewSweep().RunAsync(Cancellation));
    }

    private OrphanSweep NewSweep(int pageSize = 1_000, int pages = 20, BlobContainerClient? over = null) =>
        new(over ?? container, table, new AzureTable(setAside), new AccountCheck(table, Samples.Identity), Samples.Identity, time, log.For<OrphanSweep>()) { PageSize = pageSize, PagesPerRun = pages };

    private async Task CommitAsync(ContactId id) =>
        await rows.UpsertEntityAsync(new TableEntity(RowKeys.Partition(Samples.Identity.BucketOf(id.Sender)), RowKeys.Message(id)), TableUpdateMode.Replace, Cancellation);

    /// <returns>When it was put, by the store's clock.</returns>
    private async Task<DateTimeOffset> PutAsync(string name)
    {
        BlobContentInfo info = await container.GetBlobClient(name).UploadAsync(new BinaryData("content"), overwrite: true, Cancellation);
        return info.LastModified;
    }

    private async Task OneDayLaterAsync()
    {
        var newest = await container.GetBlobsAsync(cancellationToken: Cancellation).Select(blob => blob.Properties.LastModified!.Value).MaxAsync(cancellationToken: Cancellation);
        time.SetUtcNow(newest + OrphanSweep.MinAge);
    }

    private async Task<List<string>> BlobsAsync() =>
        await container.GetBlobsAsync(cancellationToken: Cancellation).Select(blob => blob.Name).ToListAsync(Cancellation);

    /// <summary>A table that tells of a read just before it happens.</summary>
    private sealed class WatchedTable(ITransactionalTable inner) : ITransactionalTable
    {
        public Func<string, Task>? OnRead { get; set; }

        public async Task<TableEntity?> ReadAsync(string partitionKey, string rowKey, CancellationToken cancellation)
        {
            if (OnRead is { } on)
                await on(rowKey);
            return await inner.ReadAsync(partitionKey, rowKey, cancellation);
        }

        public IAsyncEnumerable<TableEntity> RangeAsync(string partitionKey, string from, string to, CancellationToken cancellation) =>
            inner.RangeAsync(partitionKey, from, to, cancellation);

        public Task<WriteOutcome> WriteAsync(IReadOnlyList<TableTransactionAction> actions, CancellationToken cancellation) => inner.WriteAsync(actions, cancellation);

        public Task<bool> RemoveAsync(string partitionKey, string rowKey, ETag ifMatch, CancellationToken cancellation) =>
            inner.RemoveAsync(partitionKey, rowKey, ifMatch, cancellation);
    }

    /// <summary>Answers as Azure does to a mark of a listing that it does not know.</summary>
    private sealed class RefusesMarker(string marker) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            request.RequestUri!.Query.Contains("marker=" + marker, StringComparison.Ordinal)
                ? Task.FromResult(new HttpResponseMessage(System.Net.HttpStatusCode.BadRequest) { RequestMessage = request, Content = new StringContent("") })
                : base.SendAsync(request, cancellationToken);
    }
}
