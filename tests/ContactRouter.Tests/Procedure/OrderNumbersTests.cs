using System.Diagnostics;
using ContactRouter.Procedure;
using CsCheck;

namespace ContactRouter.Tests.Procedure;

public sealed class OrderNumbersTests
{
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
    [InlineData("b2b 12345")]
    [InlineData("B2B-12345")]
    [InlineData("B2B - 12345")]
    [InlineData("b2b\u00a012345")]
    [InlineData("B2B\u202f12345")]
    [InlineData("B2B–12345")]
    [InlineData("B2B\u201112345")]
    [InlineData("B2B\t12345")]
    [InlineData("B2B_12345")]
    [InlineData("Ｂ２Ｂ１２３４５")]
    [InlineData("B2B１２３４５")]
    [InlineData("Ｂ2Ｂ－12345")]
    [InlineData("B2B\u200b12345")]
    [InlineData("B2B\u00ad12345")]
    [InlineData("#B2B12345")]
    [InlineData("Nº B2B12345")]
    [InlineData("NºB2B12345")]
    [InlineData("n°B2B12345")]
    [InlineData("No.B2B12345")]
    [InlineData("Nr. b2b 12345")]
    [InlineData("＃B2B12345")]
    [InlineData("订单B2B12345号")]
    [InlineData("заказB2B12345ждём")]
    [InlineData("photo_B2B12345_1.jpg")]
    [InlineData("B2B12345-2")]
    [InlineData("B2B12345 5 pieces")]
    [InlineData("5 B2B 12345")]
    [InlineData("B2B 12345 A cup")]
    public void A_number_is_found_as_people_write_it(string text)
    {
        Assert.Equal(["B2B12345"], Find(text: text));
        Assert.Equal(["B2B12345"], Find(subject: text));
        Assert.Equal(["B2B12345"], Find(field: text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("B2B1234")]
    [InlineData("XB2B12345")]
    [InlineData("B2B12345X")]
    [InlineData("éB2B12345")]
    [InlineData("5B2B 12345")]
    [InlineData("B2B 12345X")]
    [InlineData("12345")]
    [InlineData("B2B١٢٣٤٥")]
    [InlineData("B2B, 12345")]
    [InlineData("B2B     12345")]
    public void What_only_resembles_one_is_not_found(string text)
    {
        Assert.Empty(Find(text: text));
        Assert.Empty(Find(subject: text));
    }

    [Theory]
    [InlineData("B2B 12 345")]
    [InlineData("B2B1234 5")]
    [InlineData("B2B-1234-5")]
    public void Digits_are_joined_with_digits_in_the_forms_own_field_alone(string text)
    {
        Assert.Empty(Find(text: text));
        Assert.Equal(["B2B12345"], Find(field: text));
    }

    [Fact]
    public void The_forms_own_field_comes_before_the_subject_and_the_text() =>
        Assert.Equal(["B2B11111", "B2B22222", "B2B33333"], Find("B2B11111", "about B2B22222", "B2B33333, not B2B11111 or B2B22222"));

    [Fact]
    public void Numbers_of_a_text_stand_in_its_order_however_they_are_written() =>
        Assert.Equal(["B2B33333", "B2B11111", "B2B22222"], Find(text: "b2b 33333, B2B11111\nand B2B-22222"));

    [Fact]
    public void Numbers_in_quoted_mail_and_in_a_signature_are_not_this_messages() =>
        Assert.Equal(["B2B11111"], Find(text: "B2B11111 please\n\nKind regards\nAnna Berg\nDept. B2B44444\n\nOn Mon, 23 Nov 2026 at 10:02 Shop <cs@shop.example> wrote:\n> B2B22222\n>> B2B33333"));

    [Fact]
    public void A_message_lists_ten_orders_at_most_and_counts_the_rest()
    {
        var numbers = Enumerable.Range(10_000, 15).Select(n => $"B2B{n}").ToList();

        var found = Found(text: string.Join(", ", numbers.Concat(numbers)));

        Assert.Equal(numbers.Take(10), found.Numbers);
        Assert.Equal((5, 15), (found.More, found.Count));
        Assert.Equal(0, Found(text: string.Join(", ", numbers.Take(10))).More);
    }

    [Fact]
    public void A_number_has_40_characters_at_most()
    {
        Assert.Single(Find(text: "B2B" + new string('1', 37)));
        Assert.Empty(Find(text: "B2B" + new string('1', 38)));
    }

    [Theory]
    [InlineData(@"ORD-\d{4}|PO\d+", "ord-1234, PO7, ORD-12345", "ORD-1234 PO7")]
    [InlineData(@"ORD-\d{4}|PO\d+", "ord 1234, po-7, ORD1235", "ORD-1234 PO7 ORD-1235")]
    [InlineData("[A-ZÄ]{2}-[0-9]+", "är-5", "ÄR-5")]
    [InlineData("[A-Z]{2}-[0-9]{4}", "AB 1234, cd-1234, EF1234, gh1234, IJ – 1234", "AB-1234 CD-1234 EF-1234 GH-1234 IJ-1234")]
    [InlineData("[A-Z]{2}-[0-9]{4}", "we ordered in 2026 and On 1234 and to-day", "")]
    [InlineData("B2B-[0-9]{5}", "b2b12345, B2B 12346", "B2B-12345 B2B-12346")]
    [InlineData("[A-Z]{0,2}[0-9]{5}", "AB 12345", "12345")]
    [InlineData("[0-9]{3}-[0-9]{7}", "302–1234567", "302-1234567")]
    [InlineData("ORD_[0-9]+", "ord_1234", "ORD_1234")]
    [InlineData("订单[0-9]+", "你好，订单12345。", "订单12345")]
    [InlineData(@"\d{4}|\d{6}", "123456", "123456")]
    public void Another_shop_has_another_form(string pattern, string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', new OrderNumbers(new OrderOptions { Pattern = pattern }).Find(Samples.Message() with { Subject = "", Text = text }).Numbers));

    [Theory]
    [InlineData("(1+)+x", '1')]
    [InlineData("(a|a)*b", 'a')]
    [InlineData(@"B2B\d{5,}", '1')]
    [InlineData(@"B2B\d{5,}", 'B')]
    [InlineData(@"B2B\d{5,}", ' ')]
    public void Whatever_the_pattern_its_time_grows_with_the_text_alone(string pattern, char letter) =>
        AssertQuick(pattern, new string(letter, 100_000));

    [Theory]
    [InlineData("B2")]
    [InlineData("B 2 ")]
    [InlineData("B2B12345 ")]
    [InlineData("B2B - ")]
    [InlineData("b-1")]
    [InlineData("号B")]
    public void Whatever_is_joined_its_time_grows_with_the_text_alone(string piece) =>
        AssertQuick("B2B[0-9]{6,}", string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length)));

    [Fact]
    public void A_hundred_thousand_orders_are_counted()
    {
        var found = Found(text: string.Join(' ', Enumerable.Range(100_000, 100_000).Select(n => $"B2B{n}")));

        Assert.Equal((10, 99_990), (found.Numbers.Count, found.More));
    }

    [Fact]
    public void Whatever_stands_in_a_message_what_is_found_is_an_order_number() =>
        Gen.Select(Hostile, Hostile, Hostile).Sample((field, subject, text) =>
        {
            var found = Found(field, subject, text);

            Assert.InRange(found.Numbers.Count, 0, OrderNumbers.Most);
            Assert.Equal(found.Numbers.Distinct(), found.Numbers);
            Assert.All(found.Numbers, number => Assert.Matches("^B2B[0-9]{5,}$", number));
        });

    [Fact]
    public void A_number_between_any_letters_of_another_script_is_found() =>
        Gen.Char['\u3041', '\u9fff'].Where(char.IsLetter).Sample(letter => Assert.Equal(["B2B12345"], Find(text: $"{letter}B2B12345{letter}")));

    private static readonly string[] Pieces =
        ["B2B12345", "b2b ", "12345", "-", " ", "_", "\n", "> ", "-- \n", "Regards\n", "号", "Ｂ２", "\ud83d", "\u200b", "º", "On 1 wrote:", "From: a@b"];

    private static readonly Gen<string> Hostile =
        Gen.OneOf(Gen.Int[0, Pieces.Length - 1].Select(n => Pieces[n]), Gen.Char.Select(c => c.ToString())).Array[0, 40].Select(string.Concat);

    private static void AssertQuick(string pattern, string text)
    {
        var orders = new OrderNumbers(new OrderOptions { Pattern = pattern });
        var start = Stopwatch.GetTimestamp();

        Assert.Empty(orders.Find(Samples.Message() with { Subject = "", Text = text }).Numbers);

        // A backtracking one would take longer than the world has left.
        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(30));
    }

    private static FoundOrders Found(string field = "", string subject = "", string text = "") =>
        new OrderNumbers(new OrderOptions()).Find(Samples.Message() with { OrderNumber = field, Subject = subject, Text = text });

    private static IReadOnlyList<string> Find(string field = "", string subject = "", string text = "") => Found(field, subject, text).Numbers;
}
