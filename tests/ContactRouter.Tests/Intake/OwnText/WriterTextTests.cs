using ContactRouter.Intake.OwnText;

namespace ContactRouter.Tests.Intake.OwnText;

/// <summary>The writer's own text, whole and cut.</summary>
public sealed class WriterTextTests
{
    [Fact]
    public void Quoted_mail_and_signature_are_left_out() => Assert.Equal(
        "It is not here.\n\nPlease look.",
        WriterText.Of("It is not here.\n\nPlease look.\n\n-- \nAnna\n\nOn Mon, 23 Nov 2026 at 10:00, Shop <cs@shop.example> wrote:\n> Your parcel"));

    [Fact]
    public void A_text_without_a_word_of_its_own_is_taken_whole() => Assert.Equal("> Your parcel is late", WriterText.Of("> Your parcel is late\n"));

    [Theory]
    [InlineData("short", 10, "short")]
    [InlineData("exactly", 7, "exactly")]
    [InlineData("too long", 3, "too")]
    // A family of three, joined: eight units and one character.
    [InlineData("ab👩‍👩‍👧cd", 9, "ab")]
    [InlineData("ab👩‍👩‍👧cd", 10, "ab👩‍👩‍👧")]
    // A letter with an accent of its own.
    [InlineData("cafe\u0301s", 4, "caf")]
    [InlineData("cafe\u0301s", 5, "cafe\u0301")]
    [InlineData("a\r\nb", 2, "a")]
    // One character longer than all that fits.
    [InlineData("👩‍👩‍👧", 3, "👩\u200d")]
    [InlineData("👩‍👩‍👧", 1, "")]
    public void A_text_is_cut_between_two_characters(string text, int length, string head) => Assert.Equal(head, WriterText.Head(text, length));
}
