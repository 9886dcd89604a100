using ContactRouter.Cases;

namespace ContactRouter.Tests.Cases;

public sealed class CaseNumberTests
{
    private static readonly CaseId Case = new(Samples.Contact(), Ordinal: 1);

    [Fact]
    public void A_number_has_three_groups_of_three_digits() =>
        Assert.Matches("^([0-9A-HJKMNP-TV-Z]{3})(-[0-9A-HJKMNP-TV-Z]{3}){2}$", CaseNumber.For(Case, bucket: 11, attempt: 0).Value);

    [Fact]
    public void The_same_case_and_try_get_the_same_number() => Assert.Equal(CaseNumber.For(Case, 11, 0), CaseNumber.For(Case, 11, 0));

    [Fact]
    public void Another_try_or_case_gets_another_number()
    {
        CaseNumber[] numbers =
        [
            .. Enumerable.Range(0, 10).Select(attempt => CaseNumber.For(Case, 11, attempt)),
            .. Enumerable.Range(2, 9).Select(ordinal => CaseNumber.For(Case with { Ordinal = ordinal }, 11, 0)),
        ];

        Assert.Equal(numbers.Length, numbers.Distinct().Count());
    }

    [Fact]
    public void A_number_carries_its_bucket() => Assert.All(Enumerable.Range(0, 256), bucket =>
    {
        Assert.True(CaseNumber.TryParse(CaseNumber.For(Case, bucket, 0).Value, out var read));
        Assert.Equal(bucket, read.Bucket);
    });

    [Fact]
    public void A_number_is_read_as_people_write_it()
    {
        // 7 * 32 + 1 = bucket 225: the second digit is a one and the third, by choice of the try, a nought.
        var number = Enumerable.Range(0, 1000).Select(attempt => CaseNumber.For(Case, bucket: 225, attempt)).First(number => number.Value[2] == '0');
        var (head, tail) = ("71O", number.Value[4..].ToLowerInvariant());
        string[] spellings =
        [
            number.Value, number.Value.ToLowerInvariant(), number.Value.Replace("-", "", StringComparison.Ordinal), $"{head} {tail}", $" 7l0-{tail} ",
            $"7Io-{tail}", $"7 1 0 - {tail}",
        ];

        Assert.All(spellings, text =>
        {
            Assert.True(CaseNumber.TryParse(text, out var read), text);
            Assert.Equal(number, read);
        });
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("---")]
    [InlineData("0C7-K3Q-X9")]
    [InlineData("0C7-K3Q-X9UU")]
    [InlineData("0C7/K3Q/X9H")]
    [InlineData("ÜC7-K3Q-X9H")]
    [InlineData("B2B12345")]
    public void What_is_no_number_is_not_read(string? text) => Assert.False(CaseNumber.TryParse(text, out _));

    [Fact]
    public void A_number_between_endless_blanks_is_not_read() =>
        Assert.False(CaseNumber.TryParse(CaseNumber.For(Case, 0, 0).Value + new string(' ', 20), out _));
}
