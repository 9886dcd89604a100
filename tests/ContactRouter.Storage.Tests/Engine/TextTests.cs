using System.IO.Compression;
using System.Text;
using ContactRouter.Events;
using ContactRouter.Intake;
using ContactRouter.Storage.Tables;
using ContactRouter.Storage.Tests.Stores;
using ContactRouter.Storage.Tests.Support;

namespace ContactRouter.Storage.Tests.Engine;

/// <summary>Texts of every length are kept whole, where the store's limits let them lie. Each write is held to these limits by the probe.</summary>
public abstract class TextTests : EngineTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(48 * 1024)]
    [InlineData(64 * 1024)]
    [InlineData(80_000)]
    [InlineData(900_000)]
    public async Task A_text_can_be_read_whole(int length)
    {
        var message = Samples.Message(text: Incompressible(length));

        await Shop.NewEngine().AcceptAsync(message, Cancellation);

        Assert.Equal(message.Text, await ReadTextAsync(message.Id));
        var told = Assert.Single(await Shop.EventsAsync());
        Assert.True(told.GetRawText().Length <= ContactRoutedEvent.MaxBytes);
        Assert.StartsWith(told.GetProperty("data").GetProperty("text").GetString()!, message.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(64 * 1024, true)]
    [InlineData(900_000, true)]
    public async Task A_text_that_an_event_cannot_hold_lies_in_a_blob_before_the_commit(int length, bool inBlob)
    {
        var message = Samples.Message(text: Incompressible(length));
        byte[]? atCommit = null;
        Shop.Table.OnWrite = async (rows, write) =>
        {
            atCommit = await Shop.ReadBlobAsync(message.TextBlobName);
            return await write();
        };

        await Shop.NewEngine().AcceptAsync(message, Cancellation);

        Assert.Equal(inBlob ? message.Text : null, atCommit is null ? null : Encoding.UTF8.GetString(atCommit));
        var blob = Assert.Single(await Shop.EventsAsync()).GetProperty("data").GetProperty("textBlob").GetString();
        Assert.Equal(inBlob ? $"{message.Id.Sender}/{message.Id}/text" : null, blob);
    }

    [Fact]
    public async Task Without_its_blob_a_long_text_is_not_taken_in()
    {
        Shop.Blobs.IsDown = true;
        var message = Samples.Message(text: Incompressible(900_000));

        await Assert.ThrowsAsync<StoreUnavailableException>(() => Shop.NewEngine().AcceptAsync(message, Cancellation));
        Assert.Empty(await Shop.RowsAsync());

        Shop.Blobs.IsDown = false;
        await Shop.NewEngine().AcceptAsync(message, Cancellation);
        Assert.Equal(message.Text, await ReadTextAsync(message.Id));
    }

    [Fact]
    public async Task A_message_with_everything_at_its_longest_fits()
    {
        var name = string.Concat(Enumerable.Repeat("😀", 50));
        var type = FileKind.All.MaxBy(kind => kind.Length)!;
        var orders = string.Join(' ', Enumerable.Range(0, 10).Select(n => $"B2B{n}" + new string('1', 36)));
        var message = Samples.Message(text: orders + string.Concat(Enumerable.Repeat("漢", ContactRules.MaxTextLength - orders.Length)));
        message = message with
        {
            Verified = false,
            IsSilent = false,
            Subject = new string('漢', ContactRules.MaxSubjectLength),
            SenderName = new string('漢', ContactRules.MaxNameLength),
            Extra = Enumerable.Range(0, ContactRules.MaxExtraFields)
                .ToDictionary(n => $"field {n:d2}", _ => new string('"', (ContactRules.MaxExtraLength / 50) - 8)),
            Attachments =
            [
                .. Enumerable.Range(1, ContactRules.MaxAttachments)
                    .Select(n => new Attachment(name, n % 2 == 0 ? type : FileKind.Unknown, 10 * 1024 * 1024, new string('a', 64), ContactMessage.BlobNameOf(message.Id, n))),
            ],
        };

        var answer = await Shop.NewEngine().AcceptAsync(message, Cancellation);

        Assert.Equal(["unverified", "attachment-kind", "attachment-size", "several-orders"], answer.Advice.Select(advice => advice.Code));
        AssertSame(answer, await Shop.NewEngine().FindAsync(message.Id, Cancellation));
        Assert.Equal(10, (await Shop.EventsAsync()).Count);
        await Shop.SettleAsync();
        Assert.Single(await Shop.TakeAsync("mail"));
    }

    // Printable ASCII by chance: nothing but its seventh bit can be saved.
    private static string Incompressible(int length)
    {
        var random = new Random(length);
        return string.Create(length, random, (text, chance) =>
        {
            for (var i = 0; i < text.Length; i++)
                text[i] = (char)chance.Next('!', '~');
        });
    }

    private async Task<string> ReadTextAsync(ContactId id)
    {
        var row = Assert.Single(await Shop.RowsAsync($"{id.Sender}|m|", $"{id.Sender}|m}}"));
        if (row.GetBinary("Text") is not { } compressed)
            return Encoding.UTF8.GetString((await Shop.ReadBlobAsync(row.GetString("TextBlob")))!);
        await using var brotli = new BrotliStream(new MemoryStream(compressed), CompressionMode.Decompress);
        using var reader = new StreamReader(brotli, Encoding.UTF8);
        return await reader.ReadToEndAsync(Cancellation);
    }
}

public sealed class TextMemoryTests : TextTests
{
    protected override Task<TestStore> OpenAsync() => Task.FromResult<TestStore>(new MemoryStore());
}

public sealed class TextAzuriteTests(AzuriteFixture azurite) : TextTests
{
    protected override Task<TestStore> OpenAsync() => AzuriteStore.OpenAsync(azurite);
}
