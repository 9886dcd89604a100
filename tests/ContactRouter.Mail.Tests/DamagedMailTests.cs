using System.Diagnostics;
using System.Text;
using ContactRouter.Mail.Inbound;

namespace ContactRouter.Mail.Tests;

/// <summary>Whatever somebody sends, reading it ends soon, with a mail or with the one exception that says that there is none.</summary>
public sealed class DamagedMailTests
{
    private static readonly MailDelivery Delivery = new("anna@kunde.example", ["b2b@shop.example"], "pass", "{@kunde.example : pass}", "203.0.113.7");
    private static readonly OwnAddresses Own = new("shop.example", ["b2b@shop.example"]);

    [Fact]
    public void Of_20_000_damaged_mails_each_is_read_or_refused()
    {
        var random = new Random(20261123);
        var mails = Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests/ContactRouter.Mail.Tests/Corpus"), "*.eml").Select(File.ReadAllBytes).ToList();
        var read = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var damaged = Damaged(mails[random.Next(mails.Count)], random);
            try
            {
                var mail = MailReader.Read(SendGridForm.Raw(damaged, Delivery))!;
                foreach (var file in mail.Files)
                    file.Open().Dispose();
                _ = (ThreadSigns.Of(mail, Own), MachineMail.ClassOf(mail, Own), SenderProof.Holds(mail), Own.MailboxOf(mail));
                read++;
            }
            catch (FormatException)
            {
            }
        }

        // Most damage is harmless: a check that the mails were read at all.
        Assert.InRange(read, 15_000, 20_000);
    }

    [Theory]
    [InlineData("<blockquote type=cite>a<br>")]
    [InlineData("<div style='display:none'>")]
    [InlineData("<p>a&nbsp;")]
    [InlineData("<<<<")]
    [InlineData("&amp")]
    [InlineData("-- <br>")]
    public void Endless_html_is_read_in_time_that_grows_with_it_alone(string piece)
    {
        var html = new StringBuilder("Content-Type: text/html\r\n\r\n").Insert(0, "From: anna@kunde.example\r\n");
        while (html.Length < 2_000_000)
            html.Append(piece);
        var started = Stopwatch.GetTimestamp();
        var mail = MailReader.Read(SendGridForm.Raw(Encoding.ASCII.GetBytes(html.ToString()), Delivery))!;
        Assert.True(mail.Text.Length <= 1_000_000);
        // Quadratic work on two million characters would take minutes.
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(20));
    }

    private static byte[] Damaged(byte[] mail, Random random)
    {
        for (var n = random.Next(1, 6); n > 0 && mail.Length > 1; n--)
        {
            var at = random.Next(mail.Length);
            var length = Math.Min(random.Next(40), mail.Length - at);
            mail = random.Next(4) switch
            {
                0 => mail[..at],
                1 => [.. mail[..at], .. mail[(at + length)..]],
                2 => [.. mail[..at], .. mail[at..(at + length)], .. mail[at..]],
                _ => [.. mail[..at], (byte)random.Next(256), .. mail[(at + 1)..]],
            };
        }

        return mail;
    }
}
