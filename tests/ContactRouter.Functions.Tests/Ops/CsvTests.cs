using ContactRouter.Functions.Ops;

namespace ContactRouter.Functions.Tests.Ops;

public sealed class CsvTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a \"b\"", "\"a \"\"b\"\"\"")]
    [InlineData("two\r\nlines", "\"two\r\nlines\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("=HYPERLINK(\"http://evil\",\"x\")", "\"'=HYPERLINK(\"\"http://evil\"\",\"\"x\"\")\"")]
    [InlineData("+49 30 1", "'+49 30 1")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1+1", "'\t=1+1")]
    [InlineData("\r\n=1+1", "\"'\r\n=1+1\"")]
    [InlineData("  =1+1", "'  =1+1")]
    [InlineData("\uFF1D1+1", "'\uFF1D1+1")]
    [InlineData("", "")]
    [InlineData("jo@buyer.example", "jo@buyer.example")]
    public void A_text_stays_a_text_in_a_spreadsheet(string text, string expected) =>
        Assert.Equal($"detail\r\n{expected}\r\n", Csv.Write(["detail"], [[text]]));

    [Fact]
    public void Numbers_and_times_are_written_as_they_are() => Assert.Equal(
        "a,b,c,d\r\n-3,2026-11-23T01:00:00.000Z,,12\r\n",
        Csv.Write(["a", "b", "c", "d"], [[-3L, new DateTimeOffset(2026, 11, 23, 1, 0, 0, TimeSpan.Zero), null, 12]]));
}
