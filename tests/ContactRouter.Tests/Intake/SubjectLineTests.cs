using ContactRouter.Intake;
using CsCheck;

namespace ContactRouter.Tests.Intake;

public sealed class SubjectLineTests
{
    [Theory]
    [InlineData("Re: Broken cup")]
    [InlineData("RE : Broken cup")]
    [InlineData("re:Broken cup")]
    [InlineData("Fw: Broken cup")]
    [InlineData("FWD: Broken cup")]
    [InlineData("AW: Broken cup")]
    [InlineData("WG: Broken cup")]
    [InlineData("SV: Broken cup")]
    [InlineData("VS: Broken cup")]
    [InlineData("TR : Broken cup")]
    [InlineData("RV: Broken cup")]
    [InlineData("RIF: Broken cup")]
    [InlineData("R: Broken cup")]
    [InlineData("I: Broken cup")]
    [InlineData("Antw: Broken cup")]
    [InlineData("Odp: Broken cup")]
    [InlineData("PD: Broken cup")]
    [InlineData("YNT: Broken cup")]
    [InlineData("İLT: Broken cup")]
    [InlineData("RES: ENC: Broken cup")]
    [InlineData("回复：Broken cup")]
    [InlineData("回复: Broken cup")]
    [InlineData("转发：答复：Broken cup")]
    [InlineData("Re[2]: Broken cup")]
    [InlineData("Re [12]: Broken cup")]
    [InlineData("Re(3): Broken cup")]
    [InlineData("[2] Broken cup")]
    [InlineData("Re: [2] Broken cup")]
    [InlineData("RE: Re: AW: re:Fwd:  WG: Broken cup")]
    [InlineData("  Re:\u00a0Broken cup  ")]
    [InlineData("Broken cup")]
    public void What_mail_programs_put_before_a_subject_is_taken_off(string subject) => Assert.Equal("Broken cup", SubjectLine.Strip(subject));

    [Theory]
    [InlineData("")]
    [InlineData("Re")]
    [InlineData("Re B2B12345")]
    [InlineData("Refund: B2B12345")]
    [InlineData("Return: [2] cups")]
    [InlineData("r: small")]
    [InlineData("[B2B12345] late")]
    [InlineData("[12345] late")]
    [InlineData("Order: Re: late")]
    [InlineData("Re[x]: late")]
    [InlineData(": late")]
    [InlineData("[2")]
    public void What_the_writer_put_there_stays(string subject) => Assert.Equal(subject, SubjectLine.Strip(subject));

    [Theory]
    [InlineData("Re:")]
    [InlineData("Re: Re: ")]
    [InlineData("[1]")]
    public void Of_prefixes_alone_nothing_is_left(string subject) => Assert.Equal("", SubjectLine.Strip(subject));

    [Fact]
    public void What_is_stripped_once_is_stripped() =>
        Gen.String[Gen.OneOf(Gen.Char["Re:wWgG[]()12 ：回复\u00a0ab"], Gen.Char), 0, 30].Sample(subject =>
        {
            var stripped = SubjectLine.Strip(subject);

            Assert.Equal(stripped, SubjectLine.Strip(stripped));
            Assert.EndsWith(stripped, subject.TrimEnd(), StringComparison.Ordinal);
        });
}
