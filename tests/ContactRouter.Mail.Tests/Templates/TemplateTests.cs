using System.Text.Encodings.Web;
using System.Text.Unicode;
using ContactRouter.Mail.Templates;
using ContactRouter.Mails;

namespace ContactRouter.Mail.Tests.Templates;

public sealed class TemplateTests
{
    public static TheoryData<string, string> All => [.. MailTemplates.Names.SelectMany(_ => MailTexts.Languages, (template, language) => (template, language))];

    [Theory]
    [MemberData(nameof(All))]
    public void Each_template_reads_as_it_was_found_good(string template, string language)
    {
        var mail = TestMails.Templates.Write(SampleOrders.Of(template, language));
        Golden.Check($"{template}.{language}.txt", $"Subject: {mail.Subject ?? mail.NoSubject}\n\n{mail.Text}");
        if (language == "en")
            Golden.Check($"{template}.{language}.html", mail.Html);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void HTML_says_what_the_text_says(string template, string language)
    {
        var mail = TestMails.Templates.Write(SampleOrders.Of(template, language));
        var encoder = HtmlEncoder.Create(UnicodeRanges.All);
        Assert.Contains($"<html lang=\"{language}\">", mail.Html, StringComparison.Ordinal);
        // A label and its value stand in cells of their own.
        var lines = mail.Text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(line => line != "--" && !line.Contains(": ", StringComparison.Ordinal));
        Assert.All(lines, line => Assert.Contains(encoder.Encode(line.StartsWith("- ", StringComparison.Ordinal) ? line[2..] : line), mail.Html, StringComparison.Ordinal));
    }

    [Fact]
    public void All_languages_have_the_same_texts()
    {
        var english = MailTexts.Of("en").Names.Order().ToList();
        Assert.All(MailTexts.Languages, language => Assert.Equal(english, MailTexts.Of(language).Names.Order()));
        Assert.All(MailTexts.Languages, language => Assert.Equal((7, 12), (Count("weekdays"), Count("months"))));

        int Count(string name) => MailTexts.Of("en").Say(name).Split(',').Length;
    }

    [Fact]
    public void A_language_without_texts_gets_English_ones()
    {
        var order = SampleOrders.Of(MailOrder.Acknowledgement, "ja");
        Assert.Equal(TestMails.Templates.Write(order with { Language = "en" }), TestMails.Templates.Write(order));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("{{ 'x' | upcase }}{% include 'y' %}")]
    public void Nothing_that_others_wrote_becomes_markup_or_template(string text)
    {
        var order = SampleOrders.Of(MailOrder.Acknowledgement, "en") with { Subject = text, OrderNumbers = [text], Attachments = [text], Advice = [new Advice("unknown", "", text)] };
        var mail = TestMails.Templates.Write(order);
        Assert.Contains(text, mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", mail.Html, StringComparison.Ordinal);
        Assert.Contains(HtmlEncoder.Create(UnicodeRanges.All).Encode(text), mail.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Win at https://bad.example")]
    [InlineData("www.bad.example")]
    [InlineData("mail me@bad.example")]
    [InlineData("Jo\nBcc: all")]
    public void A_name_that_is_none_is_not_greeted(string name)
    {
        var mail = TestMails.Templates.Write(SampleOrders.Of(MailOrder.Acknowledgement, "en") with { Name = name });
        Assert.StartsWith("Hello,\n", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Times_are_told_in_the_desks_zone_and_name_it()
    {
        var order = SampleOrders.Of(MailOrder.Acknowledgement, "en") with { DueAt = new DateTimeOffset(2026, 12, 31, 20, 5, 0, TimeSpan.Zero) };
        Assert.Contains("Friday, 1 January 2027, 04:05 (Asia/Shanghai, UTC+08:00)", TestMails.Templates.Write(order).Text, StringComparison.Ordinal);
    }
}
