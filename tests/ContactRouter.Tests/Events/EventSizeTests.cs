using System.Text;
using ContactRouter.Events;
using ContactRouter.Intake;

namespace ContactRouter.Tests.Events;

public sealed class EventSizeTests
{
    private static readonly int Envelope = SampleEvent.Write(WithText(""), out _).Body.Length;

    [Fact]
    public void A_text_that_just_fits_stays_whole()
    {
        var text = new string('x', ContactRoutedEvent.MaxBytes - Envelope);

        var written = SampleEvent.Write(WithText(text), out var wholeText);

        Assert.True(wholeText);
        Assert.Equal(49_152, written.Body.Length);
        Assert.Equal(text, TextOf(written));
        Assert.Null(SampleEvent.Parse(written)["data"]!["textBlob"]);
    }

    [Fact]
    public void One_byte_more_leaves_the_first_8_KiB_and_the_name_of_the_blob()
    {
        var message = WithText(new string('x', ContactRoutedEvent.MaxBytes - Envelope + 1));

        var written = SampleEvent.Write(message, out var wholeText);

        Assert.False(wholeText);
        Assert.Equal(new string('x', 8_192), TextOf(written));
        Assert.Equal(message.TextBlobName, (string?)SampleEvent.Parse(written)["data"]!["textBlob"]);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("ü")]
    [InlineData("€")]
    [InlineData("😀")]
    [InlineData("\"")]
    [InlineData("\\")]
    [InlineData("\n")]
    [InlineData("\t")]
    [InlineData("\u200b")]
    [InlineData("a😀")]
    [InlineData("<&'>")]
    public async Task However_hard_a_text_is_to_write_the_event_fits(string piece)
    {
        foreach (var length in new[] { 1_000, 4_000, 8_192, 16_000, 30_000, 49_152, 49_153, 1_000_000 })
        {
            var text = string.Concat(Enumerable.Repeat(piece, length / piece.Length));

            var written = SampleEvent.Write(WithText(text), out var wholeText);

            Assert.InRange(written.Body.Length, 1, ContactRoutedEvent.MaxBytes);
            Assert.Equal(wholeText, TextOf(written) == text);
            Assert.True(wholeText || (text.StartsWith(TextOf(written), StringComparison.Ordinal) && Encoding.UTF8.GetByteCount(TextOf(written)) is > 8_000 and <= 8_192));
            Assert.Empty(await EventSchema.FaultsOfAsync(SampleEvent.Parse(written)));
        }
    }

    [Fact]
    public void What_no_text_is_short_enough_for_is_refused_instead_of_tried_for_ever() =>
        Assert.Throws<ArgumentException>(() => SampleEvent.Write(
            WithText("Hello") with { Attachments = [.. Enumerable.Repeat(Samples.File("photo.jpg", 1), 1_000)] }, out _));

    private static ContactMessage WithText(string text) => Samples.Message() with { Text = text };

    private static string TextOf(Outgoing.ToDesk written) => (string)SampleEvent.Parse(written)["data"]!["text"]!;
}
