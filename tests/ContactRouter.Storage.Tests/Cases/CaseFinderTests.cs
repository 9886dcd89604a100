using ContactRouter.Cases;
using ContactRouter.Senders;
using ContactRouter.Storage.Cases;
using ContactRouter.Storage.Engine;
using ContactRouter.Storage.Tests.Stores;

namespace ContactRouter.Storage.Tests.Cases;

public sealed class CaseFinderTests
{
    private readonly MemoryStore store = new();
    private readonly CaseShelf shelf;
    private readonly CaseFinder finder;

    public CaseFinderTests()
    {
        shelf = new CaseShelf(store);
        finder = new CaseFinder(store.Table, new CaseReader(store.Table, new StoredMessages(store.Table, store.Blobs, CaseShelf.Identity), new CaseDirectory(store.Table), CaseShelf.Identity), CaseShelf.Identity);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_number_finds_its_case_however_it_stands()
    {
        var closed = await shelf.ChangeAsync(CaseLife.Close(await shelf.OpenAsync(CaseShelf.Case("closed")), "", CaseShelf.Monday));

        Assert.Equal(ListedCase.Of(closed), Assert.Single(await finder.ByNumberAsync(closed.Number, Cancellation)));
        Assert.Empty(await finder.ByNumberAsync(CaseShelf.Case("another").Number, Cancellation));
    }

    [Fact]
    public async Task An_order_finds_the_cases_of_all_its_senders_the_newest_first()
    {
        var cases = new List<Case>();
        for (var n = 0; n < 6; n++)
            cases.Add(await shelf.OpenAsync(CaseShelf.Case($"{n}", $"customer{n % 4}@buyer.example", order: "B2B12345", receivedAt: CaseShelf.Monday.AddMinutes(n))));
        await shelf.OpenAsync(CaseShelf.Case("another order", order: "B2B123456"));

        var found = await finder.ByOrderAsync("B2B12345", Cancellation);

        Assert.Equal(cases.Select(item => item.Number).Reverse(), found.Select(item => item.Number));
        Assert.Empty(await finder.ByOrderAsync("B2B1234", Cancellation));
    }

    [Fact]
    public async Task An_address_finds_its_own_cases_the_newest_first_and_of_many_the_newest()
    {
        var cases = new List<Case>();
        for (var n = 0; n < CaseFinder.Most + 5; n++)
            cases.Add(await shelf.OpenAsync(CaseShelf.Case($"{n}", receivedAt: CaseShelf.Monday.AddMinutes(n))));
        await shelf.OpenAsync(CaseShelf.Case("another's", "bob@buyer.example"));

        var found = await finder.BySenderAsync(SenderAddress.Parse("Anna@Buyer.Example", out _)!, Cancellation);

        Assert.Equal(cases.Select(item => item.Number).Reverse().Take(CaseFinder.Most), found.Select(item => item.Number));
    }
}
