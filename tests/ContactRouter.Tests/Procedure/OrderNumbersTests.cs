using System.Diagnostics;
using ContactRouter.Procedure;

namespace ContactRouter.Tests.Procedure;

public sealed class OrderNumbersTests
{
    private static readonly OrderNumbers Orders = new(new OrderOptions());

    [Theory]
    [InlineData("B2B12345")]
    [InlineData("b2b12345")]
    [InlineData("Where is order #B2B12345?")]
    [InlineData("(B2B12345)")]
    [InlineData("Re: B2B12345: late")]
    [InlineData("https://shop.example/orders/B2B12345/track")]
    [InlineData("B2B12345 and again b2b12345")]
    [InlineData("née à B2B12345, s'il vous plaît")]
    public void An_order_number_is_found_and_written_in_capitals(string text) => Assert.Equal(["B2B12345"], Find(text: text));

    [Theory]
    [InlineData("")]
    [InlineData("B2B1234")]
    [InlineData("B2B 12345")]
    [InlineData("XB2B12345")]
    [InlineData("B2B12345X")]
    [InlineData("12345")]
    [InlineData("B2B١٢٣٤٥")]
    [InlineData("B2B１２３４５")]
    public void What_only_resembles_one_is_not_found(string text) => Assert.Empty(Find(text: text));

    [Fact]
    public void The_forms_own_field_comes_before_the_subject_and_the_text() =>
        Assert.Equal(["B2B11111", "B2B22222", "B2B33333"], Find("B2B11111", "about B2B22222", "B2B33333, not B2B11111 or B2B22222"));

    [Fact]
    public void A_message_has_ten_orders_at_most()
    {
        var numbers = Enumerable.Range(10_000, 15).Select(n => $"B2B{n}").ToList();

        Assert.Equal(numbers.Take(10), Find(text: string.Join(", ", numbers)));
    }

    [Fact]
    public void A_number_has_40_characters_at_most()
    {
        Assert.Single(Find(text: "B2B" + new string('1', 37)));
        Assert.Empty(Find(text: "B2B" + new string('1', 38)));
    }

    [Theory]
    [InlineData(@"ORD-\d{4}|PO\d+", "ord-1234, PO7, ORD-12345", "ORD-1234 PO7")]
    [InlineData("[A-ZÄ]{2}-[0-9]+", "är-5", "ÄR-5")]
    public void Another_shop_has_another_form(string pattern, string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', new OrderNumbers(new OrderOptions { Pattern = pattern }).Find(Samples.Message() with { Subject = "", Text = text })));

    [Theory]
    [InlineData("(1+)+x", '1')]
    [InlineData("(a|a)*b", 'a')]
    [InlineData(@"B2B\d{5,}", '1')]
    public void Whatever_the_pattern_its_time_grows_with_the_text_alone(string pattern, char letter)
    {
        var orders = new OrderNumbers(new OrderOptions { Pattern = pattern });
        var start = Stopwatch.GetTimestamp();

        Assert.Empty(orders.Find(Samples.Message() with { Subject = "", Text = new string(letter, 100_000) }));

        // A backtracking one would take longer than the world has left.
        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(30));
    }

    private static IReadOnlyList<string> Find(string field = "", string subject = "", string text = "") =>
        Orders.Find(Samples.Message() with { OrderNumber = field, Subject = subject, Text = text });
}
