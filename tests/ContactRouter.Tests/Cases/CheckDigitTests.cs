using ContactRouter.Cases;

namespace ContactRouter.Tests.Cases;

/// <summary>What the check digit promises (Luhn's algorithm for 32 digits): every wrong digit is noticed, every swap of neighbours but 0 and Z.</summary>
public sealed class CheckDigitTests
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static readonly string[] Numbers =
    [
        .. Enumerable.Range(0, 400).Select(i => CaseNumber.For(new CaseId(Samples.Contact(), 1), i % 256, i).Value.Replace("-", "", StringComparison.Ordinal)),
    ];

    [Fact]
    public void Every_single_wrong_digit_is_noticed()
    {
        var wrong = from number in Numbers.Take(100)
                    from place in Enumerable.Range(0, number.Length)
                    from digit in Alphabet
                    where digit != number[place]
                    select number[..place] + digit + number[(place + 1)..];

        Assert.DoesNotContain(wrong, IsRead);
    }

    [Fact]
    public void Every_swap_of_neighbours_is_noticed_but_that_of_0_and_Z()
    {
        var swaps = (from number in Numbers
                     from place in Enumerable.Range(0, number.Length - 1)
                     let pair = (First: number[place], Second: number[place + 1])
                     where pair.First != pair.Second
                     select (Pair: pair, Text: number[..place] + pair.Second + pair.First + number[(place + 2)..])).ToList();

        Assert.All(swaps, swap => Assert.Equal(swap.Pair is ('0', 'Z') or ('Z', '0'), IsRead(swap.Text)));
        Assert.Contains(swaps, swap => swap.Pair is ('0', 'Z') or ('Z', '0'));
    }

    [Fact]
    public void Of_all_texts_of_nine_digits_one_in_32_is_a_number() =>
        Assert.All(Numbers.Take(100), number => Assert.Single(Alphabet, check => IsRead(number[..^1] + check)));

    private static bool IsRead(string text) => CaseNumber.TryParse(text, out _);
}
