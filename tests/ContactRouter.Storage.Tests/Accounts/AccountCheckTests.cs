using Azure.Data.Tables;
using ContactRouter.Senders;
using ContactRouter.Storage.Accounts;
using ContactRouter.Storage.Tables;
using ContactRouter.Storage.Tests.Engine;
using ContactRouter.Storage.Tests.Stores;
using ContactRouter.Storage.Tests.Support;

namespace ContactRouter.Storage.Tests.Accounts;

/// <summary>An account belongs to one key and one number of buckets; with others nothing is written.</summary>
public abstract class AccountCheckTests : EngineTests
{
    private static readonly SenderIdentity OtherKey = Samples.IdentityWith(key: 7, buckets: 16);
    private static readonly SenderIdentity OtherBuckets = Samples.IdentityWith(key: 0, buckets: 8);

    [Fact]
    public async Task The_first_start_makes_the_row_and_the_next_ones_pass()
    {
        await CheckOf(Samples.Identity).EnsureAsync(Cancellation);
        await CheckOf(Samples.Identity).EnsureAsync(Cancellation);

        var row = await RowAsync();
        Assert.Equal((Samples.Identity.Fingerprint(), 16), (row!.GetString("KeyFingerprint"), row.GetInt32("Buckets")));
        Assert.Single(Shop.Table.Written);
    }

    [Fact]
    public async Task Once_passed_the_check_asks_the_store_no_more()
    {
        var check = CheckOf(Samples.Identity);
        await check.EnsureAsync(Cancellation);
        Shop.Table.IsDown = true;

        await check.EnsureAsync(Cancellation);
    }

    [Fact]
    public async Task Many_first_starts_at_once_all_pass()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => CheckOf(Samples.Identity).EnsureAsync(Cancellation).AsTask()));

        Assert.Single(Shop.Table.Written);
    }

    [Fact]
    public async Task Of_two_first_starts_with_different_keys_one_passes()
    {
        var checks = new[] { CheckOf(Samples.Identity), CheckOf(OtherKey) };

        var outcomes = await Task.WhenAll(checks.Select(async check => await Record.ExceptionAsync(async () => await check.EnsureAsync(Cancellation))));

        Assert.IsType<WrongAccountException>(Assert.Single(outcomes, outcome => outcome is not null));
    }

    [Fact]
    public async Task Another_key_is_refused_by_the_settings_name_alone()
    {
        await CheckOf(Samples.Identity).EnsureAsync(Cancellation);

        var fault = await Assert.ThrowsAsync<WrongAccountException>(async () => await CheckOf(OtherKey).EnsureAsync(Cancellation));

        Assert.StartsWith("Identity:Key ", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String(Enumerable.Repeat((byte)7, 32).ToArray()), fault.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(OtherKey.Fingerprint(), fault.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Samples.Identity.Fingerprint(), fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_number_of_buckets_is_refused_with_both_numbers()
    {
        await CheckOf(Samples.Identity).EnsureAsync(Cancellation);

        var fault = await Assert.ThrowsAsync<WrongAccountException>(async () => await CheckOf(OtherBuckets).EnsureAsync(Cancellation));

        Assert.StartsWith("Identity:Buckets is 8, ", fault.Message, StringComparison.Ordinal);
        Assert.Contains("16", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_wrong_key_no_message_is_taken_in()
    {
        await CheckOf(Samples.Identity).EnsureAsync(Cancellation);
        var engine = Shop.NewEngine(identity: OtherKey);

        await Assert.ThrowsAsync<WrongAccountException>(() => engine.AcceptAsync(Samples.Message(), Cancellation));

        Assert.Empty(await Shop.RowsAsync());
    }

    [Fact]
    public async Task A_store_that_is_down_neither_passes_nor_refuses()
    {
        var check = CheckOf(Samples.Identity);
        Shop.Table.IsDown = true;
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await check.EnsureAsync(Cancellation));

        Shop.Table.IsDown = false;
        await check.EnsureAsync(Cancellation);

        Assert.NotNull(await RowAsync());
    }

    private AccountCheck CheckOf(SenderIdentity identity) => new(Shop.Table, identity);

    private Task<TableEntity?> RowAsync() => Shop.Table.ReadAsync("settings", "settings|identity", Cancellation);
}

public sealed class AccountCheckMemoryTests : AccountCheckTests
{
    protected override Task<TestStore> OpenAsync() => Task.FromResult<TestStore>(new MemoryStore());
}

public sealed class AccountCheckAzuriteTests(AzuriteFixture azurite) : AccountCheckTests
{
    protected override Task<TestStore> OpenAsync() => AzuriteStore.OpenAsync(azurite);
}
