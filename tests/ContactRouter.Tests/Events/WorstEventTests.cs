using ContactRouter.Events;
using ContactRouter.Intake;
using ContactRouter.Procedure;
using ContactRouter.Senders;
using ContactRouter.Tests.Intake;

namespace ContactRouter.Tests.Events;

/// <summary>Messages that fill everything that validation lets through, with characters that take the most bytes when they are written.</summary>
public sealed class WorstEventTests
{
    // Six bytes for each UTF-16 unit: an escaped emoji has twelve.
    private const string Emoji = "😀";

    [Theory]
    [InlineData(Emoji, 0)]
    [InlineData(Emoji, 20)]
    [InlineData("\ue000", 20)]
    [InlineData("\ue000", 15)]
    [InlineData("\ue000", 10)]
    [InlineData("\"", 20)]
    [InlineData("\\", 0)]
    [InlineData("ü", 20)]
    public async Task The_longest_message_fits_into_an_event(string piece, int keptFiles)
    {
        var message = Longest(piece, keptFiles);
        var decision = Assert.IsType<Decision.Admitted>(
            Samples.Decider().Decide(SenderState.Unknown, message, MessageMark.Of(message), new KnownFacts { AddressState = SenderState.Unknown }, Samples.Monday, attempt: 0));

        Assert.True(decision.NeedsTextBlob);
        Assert.All(decision.Outgoing.OfType<Outgoing.Mail>(), mail => Assert.InRange(mail.Body.Length, 100, ContactRoutedEvent.MaxBytes));
        var told = decision.Outgoing.OfType<Outgoing.ToDesk>().ToList();
        Assert.Equal(decision.Cases.Count, told.Count);
        Assert.All(told, written => Assert.InRange(written.Body.Length, 20_000, ContactRoutedEvent.MaxBytes));
        var @event = SampleEvent.Parse(told[^1]);
        Assert.Empty(await EventSchema.FaultsOfAsync(@event));
        Assert.StartsWith((string)@event["data"]!["text"]!, decision.Record.Message.Text, StringComparison.Ordinal);
        Assert.Equal(keptFiles, @event["data"]!["attachments"]!.AsArray().Count);
        Assert.Equal(
            keptFiles < 20 ? ["unverified", "attachment-kind", "attachment-size", "several-orders"] : ["unverified", "several-orders"],
            @event["data"]!["checks"]!.AsArray().Select(check => (string)check!["code"]!));
    }

    private static ContactMessage Longest(string piece, int keptFiles)
    {
        string Fill(int length) => string.Concat(Enumerable.Repeat(piece, length / piece.Length));
        var orders = string.Join(' ', Enumerable.Range(0, 10).Select(i => $"B2B{i}" + new string('1', 36)));
        var fields = Fields.With(
            ("email", $"{new string('ü', 64)}@{new string('a', 63)}.{new string('b', 63)}.{new string('c', 50)}.example"),
            ("name", Fill(200)),
            ("subject", Fill(500)),
            ("message", orders + Fill(900_000)));
        for (var i = 0; i < ContactRules.MaxExtraFields; i++)
            fields.Add($"f{i}" + (i < 10 ? "x" : ""), Fill(36));

        var request = ContactRules.Check(fields, out var faults);
        Assert.Empty(faults);
        // Of those that are not kept, every other one is of no allowed kind and the rest too large.
        var kind = FileKind.PicturesAndVideos.MaxBy(kind => kind.Length)!;
        var files = Enumerable.Range(1, ContactRules.MaxAttachments).Select(n => new Attachment(
            Fill(100), n <= keptFiles || n % 2 == 0 ? kind : FileKind.Unknown, n <= keptFiles ? 1 : new AttachmentOptions().MaxTotalBytes + 1,
            new string('a', 64), ContactMessage.BlobNameOf(Samples.Contact(), n)));
        return request!.ToMessage(
            Samples.Contact(), Channel.Queue, verified: false, [.. files], "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    }
}
