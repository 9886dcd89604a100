using System.Net;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using ContactRouter.Storage.Blobs;
using ContactRouter.Storage.Ledger;
using ContactRouter.Storage.Outbox;
using ContactRouter.Storage.Quarantine;
using ContactRouter.Storage.Tables;
using ContactRouter.Storage.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace ContactRouter.Storage.Tests.Tables;

/// <summary>Whatever keeps a store from answering is one thing to its callers. That a caller left is another.</summary>
public sealed class StoreFaultsTests
{
    private const string Account = "UseDevelopmentStorage=true";

    private static readonly QuarantineId Quarantined = new("2026-11-23", "2026-11-23T01:00:00.000Z|q|1");

    /// <summary>Every call that the product makes of a store, by its name.</summary>
    private static readonly Dictionary<string, Func<HttpMessageHandler, CancellationToken, Task>> Calls = new()
    {
        ["read"] = (store, cancellation) => Table(store).ReadAsync("0a", "row", cancellation),
        ["range"] = (store, cancellation) => Table(store).RangeAsync("0a", "", "~", cancellation).ToListAsync(cancellation).AsTask(),
        ["write"] = (store, cancellation) => Table(store).WriteAsync([new(TableTransactionActionType.Add, new TableEntity("0a", "row"))], cancellation),
        ["remove"] = (store, cancellation) => Table(store).RemoveAsync("0a", "row", ETag.All, cancellation),
        ["blob"] = (store, cancellation) => BlobsOf(store).PutAsync("blob", "image/png", new SampleStream(1), cancellation),
        ["long blob"] = (store, cancellation) => BlobsOf(store).PutAsync("blob", "image/png", new SampleStream(5 * 1024 * 1024), cancellation),
        ["event"] = (store, cancellation) => new AzureEventQueues(QueuesOf(store)).PutAsync(new QueuedEvent("desk-cs", "{}"u8.ToArray()), cancellation),
        ["set aside"] = (store, cancellation) => QuarantineOf(store).KeepAsync(new SetAside("q", "1", "poison", "", Samples.Monday, default), cancellation),
        ["set aside long"] = (store, cancellation) =>
            QuarantineOf(store).KeepAsync(new SetAside("q", "1", "poison", "", Samples.Monday, new byte[100_000]), cancellation),
        ["find set aside"] = (store, cancellation) => QuarantineOf(store).FindAsync(Quarantined, cancellation),
        ["note release"] = (store, cancellation) => QuarantineOf(store).MarkReleasedAsync(Quarantined, new Release(Samples.Monday, Samples.Message().Id), cancellation),
        ["list quarantine"] = (store, cancellation) =>
            new QuarantineList(QuarantineTable(store), TimeProvider.System).ReadAsync(day: null, reason: null, source: null, from: null, cancellation),
        ["purge quarantine"] = (store, cancellation) => new QuarantinePurge(
            QuarantineTable(store), BlobContainer(store), new RetentionOptions(), TimeProvider.System, NullLogger<QuarantinePurge>.Instance).RunAsync(cancellation),
        ["drain"] = (store, cancellation) => new PoisonDrain(QueuesOf(store), QuarantineOf(store)).RunAsync("q", cancellation),
    };

    public static TheoryData<string> CallNames => [.. Calls.Keys];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(CallNames))]
    public Task A_refused_connection_is_a_store_that_does_not_answer(string call) =>
        AssertUnavailableAsync(call, new Answering((_, _) => throw new HttpRequestException("Connection refused")));

    [Theory]
    [MemberData(nameof(CallNames))]
    public Task Missing_rights_are_a_store_that_does_not_answer(string call) =>
        AssertUnavailableAsync(call, new Answering((_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.Forbidden))));

    [Theory]
    [MemberData(nameof(CallNames))]
    public Task A_busy_store_is_one_that_does_not_answer(string call) =>
        AssertUnavailableAsync(call, new Answering((_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.ServiceUnavailable))));

    [Theory]
    [MemberData(nameof(CallNames))]
    public Task A_store_that_takes_too_long_does_not_answer(string call) => AssertUnavailableAsync(call, new Answering(NeverAsync));

    [Theory]
    [MemberData(nameof(CallNames))]
    public async Task A_caller_who_left_is_not_told_of_the_store(string call)
    {
        using var caller = new CancellationTokenSource();
        var store = new Answering(async (request, cancellation) =>
        {
            await caller.CancelAsync();
            return await NeverAsync(request, cancellation);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Calls[call](store, caller.Token));
    }

    [Fact]
    public async Task Blobs_that_cannot_be_removed_are_logged_and_left()
    {
        var log = new TestLog();
        var store = new Answering((_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.ServiceUnavailable)));

        await new AzureContactBlobs(BlobContainer(store), log.For<AzureContactBlobs>()).RemoveAsync(["a", "b"]);

        Assert.Equal(2, log.Warnings.Count());
        log.AssertNoError();
    }

    private static async Task AssertUnavailableAsync(string call, Answering store)
    {
        await Assert.ThrowsAsync<StoreUnavailableException>(() => Calls[call](store, Cancellation));
        Assert.True(store.Requests > 0);
    }

    private static async Task<HttpResponseMessage> NeverAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation);
        return new HttpResponseMessage(HttpStatusCode.OK);
    }

    private static AzureTable Table(HttpMessageHandler store) => new(
        new TableServiceClient(Account, With(new TableClientOptions(), store)).GetTableClient("contacts"));

    private static BlobContainerClient BlobContainer(HttpMessageHandler store) => new(Account, "contacts", With(new BlobClientOptions(), store));

    private static AzureContactBlobs BlobsOf(HttpMessageHandler store) => new(BlobContainer(store), NullLogger<AzureContactBlobs>.Instance);

    private static QueueServiceClient QueuesOf(HttpMessageHandler store) => new(Account, With(new QueueClientOptions(), store));

    private static TableClient QuarantineTable(HttpMessageHandler store) =>
        new TableServiceClient(Account, With(new TableClientOptions(), store)).GetTableClient("quarantine");

    private static QuarantineStore QuarantineOf(HttpMessageHandler store) =>
        new(QuarantineTable(store), BlobContainer(store), new LedgerCounts(TimeProvider.System), TimeProvider.System, NullLogger<QuarantineStore>.Instance);

    // The client's own retries run on the system's clock: one, at once, so that what comes of them is seen too.
    private static TOptions With<TOptions>(TOptions options, HttpMessageHandler store)
        where TOptions : ClientOptions
    {
        options.Transport = new HttpClientTransport(store);
        options.Retry.MaxRetries = 1;
        options.Retry.Delay = options.Retry.MaxDelay = TimeSpan.FromMilliseconds(1);
        options.Retry.NetworkTimeout = TimeSpan.FromMilliseconds(250);
        return options;
    }

    private sealed class Answering(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
    {
        public int Requests { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests++;
            var response = await answer(request, cancellationToken);
            response.RequestMessage = request;
            return response;
        }
    }
}
