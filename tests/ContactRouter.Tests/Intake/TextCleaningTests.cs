using System.Text;
using ContactRouter.Intake;

namespace ContactRouter.Tests.Intake;

public sealed class TextCleaningTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("Grüße 😀 👩‍👩‍👧 ‏مرحبا", "Grüße 😀 👩‍👩‍👧 ‏مرحبا")]
    [InlineData("a\r\nb\rc\nd", "a\nb\nc\nd")]
    [InlineData("a\r\r\nb", "a\n\nb")]
    [InlineData("a\u0085b\u2028c\u2029d\fe", "a\nb\nc\nd\ne")]
    [InlineData("a\tb", "a\tb")]
    [InlineData("a\0b\u0001c\u0007d\u000be\u001bf\u007fg\u009fh", "abcdefgh")]
    [InlineData(" \r\n\t a \0 ", "a")]
    [InlineData("\0\r\n", "")]
    [InlineData("\ud83d\ude00", "😀")]
    public void A_text_is_cleaned(string text, string expected) => Assert.Equal(expected, TextCleaning.Clean(text));

    // An attribute cannot hold such texts.
    [Fact]
    public void Half_a_surrogate_pair_becomes_the_replacement_character()
    {
        Assert.Equal("a\ufffd", TextCleaning.Clean("a\ud83d"));
        Assert.Equal("\ufffda", TextCleaning.Clean("\udc00a"));
        Assert.Equal("\ufffd\ufffd", TextCleaning.Clean("\ude00\ud83d"));
    }

    [Fact]
    public void Cleaning_a_clean_text_changes_nothing()
    {
        var text = string.Concat(Enumerable.Range(0, 0x3000).Select(value => (char)value)) + "\ud800x\udc00\ud83d\ude00";
        var clean = TextCleaning.Clean(text);

        Assert.Equal(clean, TextCleaning.Clean(clean));
        Assert.DoesNotContain(clean, c => char.IsControl(c) && c is not ('\t' or '\n'));
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("aü€😀ü😀€z")]
    [InlineData("😀😀😀")]
    [InlineData("€€€€€€")]
    [InlineData("e\u0301e\u0301")]
    [InlineData("")]
    public void The_first_bytes_of_a_text_end_with_a_whole_character(string text)
    {
        var bytes = Encoding.UTF8.GetByteCount(text);
        for (var most = 0; most <= bytes + 2; most++)
        {
            var first = TextCleaning.FirstBytes(text, most);

            Assert.StartsWith(first, text, StringComparison.Ordinal);
            Assert.False(first.Length > 0 && char.IsHighSurrogate(first[^1]), $"half a character at {most}");
            Assert.InRange(Encoding.UTF8.GetByteCount(first), Math.Min(bytes, Math.Max(0, most - 3)), most);
        }

        Assert.Same(text, TextCleaning.FirstBytes(text, bytes));
    }

    [Fact]
    public void The_next_character_stays_out_only_where_it_does_not_fit()
    {
        Assert.Equal("a", TextCleaning.FirstBytes("a😀b", 4));
        Assert.Equal("a😀", TextCleaning.FirstBytes("a😀b", 5));
        Assert.Equal("a😀b", TextCleaning.FirstBytes("a😀b", 6));
    }
}
