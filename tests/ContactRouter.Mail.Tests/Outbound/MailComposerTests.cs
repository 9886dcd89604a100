using ContactRouter.Cases;
using ContactRouter.Mail.Outbound;
using ContactRouter.Mail.Templates;
using ContactRouter.Mails;
using MimeKit;

namespace ContactRouter.Mail.Tests.Outbound;

public sealed class MailComposerTests
{
    private static readonly MailOrder Order = SampleOrders.Of(MailOrder.Acknowledgement, "en") with { InReplyTo = "<their.id@buyer.example>" };

    [Fact]
    public void An_answer_to_our_mail_finds_its_case_by_address_and_by_id()
    {
        var mail = TestMails.Composer.Compose(Order);
        Assert.Equal(("cs@shop.example", "cs+07wwxsbtd.faprtnezdmksmspq@in.shop.example"), (mail.From.Address, mail.ReplyTo));
        Assert.Equal("07wwxsbtd.faprtnezdmksmspq", Assert.Single(CaseToken.FindIn(mail.MessageId)).ToString());
        Assert.EndsWith("@in.shop.example>", mail.MessageId, StringComparison.Ordinal);
        Assert.Equal(mail with { }, TestMails.Composer.Compose(Order) with { Headers = mail.Headers });
    }

    [Theory]
    [InlineData(MailOrder.Acknowledgement, "auto-replied")]
    [InlineData(MailOrder.BlockNotice, "auto-replied")]
    [InlineData(MailOrder.AddressIncomplete, "auto-generated")]
    [InlineData(MailOrder.OutOfStock, "auto-generated")]
    [InlineData(MailOrder.Reply, null)]
    public void What_a_program_sends_says_so_and_all_can_be_known_again(string template, string? submitted)
    {
        var headers = TestMails.Composer.Compose(SampleOrders.Of(template, "en")).Headers.ToDictionary();
        Assert.Equal(submitted, headers.GetValueOrDefault("Auto-Submitted"));
        Assert.Equal(submitted is null ? null : "DR, RN, OOF, AutoReply", headers.GetValueOrDefault("X-Auto-Response-Suppress"));
        Assert.NotEmpty(headers[LoopHeader.Name]);
    }

    [Fact]
    public void It_stands_in_the_thread_of_the_customers_mail()
    {
        var headers = TestMails.Composer.Compose(Order).Headers.ToDictionary();
        Assert.Equal(("<their.id@buyer.example>", "<their.id@buyer.example>"), (headers["In-Reply-To"], headers["References"]));
    }

    [Theory]
    [InlineData("Re: AW: Broken mugs", "Re: Broken mugs [07W-WXS-BTD]")]
    [InlineData("Broken mugs [07W-WXS-BTD]", "Re: Broken mugs [07W-WXS-BTD]")]
    [InlineData("", "Re: Your message [07W-WXS-BTD]")]
    [InlineData("a\r\nBcc: all@buyer.example", "Re: a  Bcc: all@buyer.example [07W-WXS-BTD]")]
    public void The_subject_is_the_customers_own_with_the_case_number(string subject, string expected) =>
        Assert.Equal(expected, TestMails.Composer.Compose(Order with { Subject = subject }).Subject);

    [Theory]
    [InlineData("<a@b>\r\nBcc: <all@buyer.example>")]
    [InlineData("no id")]
    [InlineData("<é@b.example>")]
    public void What_is_no_message_id_gets_into_no_header(string id) =>
        Assert.DoesNotContain("In-Reply-To", TestMails.Composer.Compose(Order with { InReplyTo = id }).Headers.ToDictionary().Keys);

    [Fact]
    public void A_notice_goes_out_from_its_own_mailbox_and_is_answered_at_the_desk()
    {
        var mail = TestMails.Composer.Compose(SampleOrders.Of(MailOrder.OutOfStock, "en") with { From = "stock@shop.example" });
        Assert.Equal(("stock@shop.example", "cs+07wwxsbtd.faprtnezdmksmspq@in.shop.example"), (mail.From.Address, mail.ReplyTo));
        Assert.Equal("Out of stock: an item of your order B2B12345 [07W-WXS-BTD]", mail.Subject);
    }

    [Fact]
    public void The_file_of_a_mail_reads_back_as_the_mail()
    {
        var mail = TestMails.Composer.Compose(Order with { Name = "Zoë \"Z\" <x>", Subject = "Größe – 訂單" });
        using var read = MimeMessage.Load(new MemoryStream(MailFile.Write(mail, DateTimeOffset.UnixEpoch)), TestContext.Current.CancellationToken);
        Assert.Equal((mail.Subject, mail.To.Name, mail.To.Address), (read.Subject, read.To.Mailboxes.Single().Name, read.To.Mailboxes.Single().Address));
        Assert.Equal((mail.MessageId, mail.ReplyTo), ($"<{read.MessageId}>", read.ReplyTo.Mailboxes.Single().Address));
        Assert.Equal(mail.Html, read.HtmlBody?.ReplaceLineEndings("\n"));
        Assert.Equal(mail.Text, read.TextBody?.ReplaceLineEndings("\n"));
        Assert.Equal("auto-replied", read.Headers["Auto-Submitted"]);
    }
}
