using System.Text;
using ContactRouter.Cases;
using ContactRouter.Intake;
using ContactRouter.Procedure;
using ContactRouter.Storage.Cases;
using ContactRouter.Storage.Engine;
using ContactRouter.Storage.Tables;
using ContactRouter.Storage.Tests.Stores;
using ContactRouter.Storage.Tests.Support;

namespace ContactRouter.Storage.Tests.Cases;

public sealed class MemoryCaseReaderTests : CaseReaderTests
{
    protected override Task<TestStore> OpenAsync() => Task.FromResult<TestStore>(new MemoryStore());
}

public sealed class AzuriteCaseReaderTests(AzuriteFixture azurite) : CaseReaderTests
{
    protected override Task<TestStore> OpenAsync() => AzuriteStore.OpenAsync(azurite);
}

/// <summary>What a desk sees of one case.</summary>
public abstract class CaseReaderTests
{
    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_case_comes_with_its_messages_and_what_happened_in_order()
    {
        var (reader, shelf, _) = await NewAsync();
        var file = new Attachment("mug.jpg", "image/jpeg", 7, new string('a', 64), "sender/contact/1");
        var opened = await shelf.OpenAsync(CaseShelf.Case("first"));
        await shelf.WriteAsync(opened, opened.Id.OpenedBy, "Where is it? 你好", [file], [new Check("unverified", "P8", "Nothing proves it.", "")]);
        var answered = await shelf.ChangeAsync(CaseLife.Answer(opened, "On its way.", close: false, CaseShelf.Monday.AddHours(1)));
        var second = ContactId.Of(opened.Id.OpenedBy.Sender, CaseShelf.Monday.AddHours(2), "second"u8);
        await shelf.WriteAsync(answered, second, "It is still not here.");
        var closed = await shelf.ChangeAsync(Message(answered, second));

        var found = await reader.ReadAsync(opened.Number, Cancellation);

        Assert.Equal(closed.Revision, found!.Case.Revision);
        Assert.Equal([(2, TimelineKind.Replied, "On its way."), (3, TimelineKind.Message, null)], found.Timeline.Select(entry => (entry.Sequence, entry.Kind, entry.Text)));
        Assert.Equal(["Where is it? 你好", "It is still not here."], found.Messages.Select(message => message.Text));
        var message = found.Messages[0];
        Assert.Equal((opened.Id.OpenedBy, Channel.Form, "anna@buyer.example", "Anna", true), (message.Id, message.Channel, message.Sender, message.SenderName, message.Verified));
        Assert.Equal(file, Assert.Single(message.Attachments));
        Assert.Equal(("unverified", "P8", "Nothing proves it."), message.Checks.Select(check => (check.Code, check.Rule, check.Detail)).Single());
        Assert.Equal(("B2B12345", "north", opened.Id.OpenedBy.CreatedAt), (message.OrderNumbers.Single(), message.Extra["shop"], message.ReceivedAt));
    }

    [Fact]
    public async Task A_text_that_no_row_takes_is_read_from_its_blob()
    {
        var (reader, shelf, store) = await NewAsync();
        var opened = await shelf.OpenAsync(CaseShelf.Case("long"));
        // Nothing in it repeats, so it stays long when it is compressed.
        var text = string.Concat(Enumerable.Range(0, 30_000).Select(n => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes(n)))[..8]));
        var message = await shelf.WriteAsync(opened, opened.Id.OpenedBy, text);
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        await store.Blobs.PutAsync(message.TextBlobName, "text/plain; charset=utf-8", content, Cancellation);

        Assert.Equal(text, (await reader.ReadAsync(opened.Number, Cancellation))!.Messages.Single().Text);

        await store.Blobs.RemoveAsync([message.TextBlobName]);
        Assert.Null((await reader.ReadAsync(opened.Number, Cancellation))!.Messages.Single().Text);
    }

    [Fact]
    public async Task Linked_cases_and_the_senders_others_on_the_order_are_told()
    {
        var (reader, shelf, _) = await NewAsync();
        var stranger = await shelf.OpenAsync(CaseShelf.Case("stranger", "bob@buyer.example", desk: "b2b", order: "B2B12345"));
        var other = await shelf.OpenAsync(CaseShelf.Case("other", order: "B2B12345"));
        await shelf.OpenAsync(CaseShelf.Case("another order", order: "B2B12346"));
        await shelf.OpenAsync(CaseShelf.Case("a stranger's", "eve@buyer.example", order: "B2B12345"));
        var @case = await shelf.OpenAsync(CaseShelf.Case("this", order: "B2B12345") with { Linked = [stranger.Number] });

        var related = (await reader.ReadAsync(@case.Number, Cancellation))!.Related;

        Assert.Equal([(stranger.Number, true), (other.Number, false)], related.Select(item => (item.Case.Number, item.IsLinked)));
    }

    [Fact]
    public async Task A_number_that_no_case_has_finds_nothing()
    {
        var (reader, _, _) = await NewAsync();
        var beyond = CaseNumber.For(CaseShelf.Case("x").Id, bucket: 900, attempt: 0);

        Assert.Null(await reader.ReadAsync(CaseShelf.Case("nobody's").Number, Cancellation));
        Assert.Null(await reader.ReadAsync(beyond, Cancellation));
    }

    [Fact]
    public async Task What_is_written_while_a_case_is_read_is_left_for_the_next_reading()
    {
        var (_, shelf, store) = await NewAsync();
        var opened = await shelf.OpenAsync(CaseShelf.Case("raced"));
        var probe = new WritesBehindTheRow(store.Table, () => shelf.ChangeAsync(CaseLife.Close(opened, "", CaseShelf.Monday)));

        var found = await NewReader(probe, store).ReadAsync(opened.Number, Cancellation);

        Assert.Equal((1, 0), (found!.Case.Revision, found.Timeline.Count));
    }

    protected abstract Task<TestStore> OpenAsync();

    private static CaseReader NewReader(ITransactionalTable table, TestStore store) => new(table, new StoredMessages(store.Table, store.Blobs, CaseShelf.Identity), new CaseDirectory(table), CaseShelf.Identity);

    private static CaseChange Message(Case @case, ContactId contact)
    {
        var after = @case with { LatestContact = contact, Revision = @case.Revision + 1, Sequence = @case.Sequence + 1 };
        return new CaseChange(@case, after, new TimelineEntry(after.Sequence, TimelineKind.Message, contact.CreatedAt, TimelineEntry.Customer, "", CaseStanding.Of(after)) { Contact = contact });
    }

    private async Task<(CaseReader Reader, CaseShelf Shelf, TestStore Store)> NewAsync()
    {
        var store = await OpenAsync();
        return (NewReader(store.Table, store), new CaseShelf(store), store);
    }

    /// <summary>A table in which something changes between the case's row and its timeline.</summary>
    private sealed class WritesBehindTheRow(ITransactionalTable inner, Func<Task> change) : ITransactionalTable
    {
        public async Task<Azure.Data.Tables.TableEntity?> ReadAsync(string partitionKey, string rowKey, CancellationToken cancellation)
        {
            var row = await inner.ReadAsync(partitionKey, rowKey, cancellation);
            if (rowKey.Contains("|c|", StringComparison.Ordinal))
                await change();
            return row;
        }

        public IAsyncEnumerable<Azure.Data.Tables.TableEntity> RangeAsync(string partitionKey, string from, string to, CancellationToken cancellation) =>
            inner.RangeAsync(partitionKey, from, to, cancellation);

        public Task<WriteOutcome> WriteAsync(IReadOnlyList<Azure.Data.Tables.TableTransactionAction> actions, CancellationToken cancellation) =>
            inner.WriteAsync(actions, cancellation);

        public Task<bool> RemoveAsync(string partitionKey, string rowKey, Azure.ETag ifMatch, CancellationToken cancellation) =>
            inner.RemoveAsync(partitionKey, rowKey, ifMatch, cancellation);
    }
}
