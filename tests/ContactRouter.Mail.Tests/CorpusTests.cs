using System.Text.Json.Nodes;
using ContactRouter.Cases;
using ContactRouter.Intake;
using ContactRouter.Intake.OwnText;
using ContactRouter.Mail.Inbound;
using ContactRouter.Procedure;
using ContactRouter.Senders;

namespace ContactRouter.Mail.Tests;

/// <summary>Mails as programs write them, sound and broken, each with what is to be read from it beside it.</summary>
public sealed class CorpusTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests/ContactRouter.Mail.Tests/Corpus");
    private static readonly OwnAddresses Own = new(
        "shop.example", ["b2b@shop.example", "cs@shop.example", "orders@shop.example", "stock@shop.example", "delivery@shop.example"]);

    public static TheoryData<string> Mails => [.. Directory.EnumerateFiles(Folder, "*.eml").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> MailsInParts => [.. Mails.Select(mail => mail.Data).Where(mail => ExpectationOf(mail)["only"] is null)];

    [Fact]
    public void It_is_large_enough_and_each_mail_is_another() =>
        Assert.True(Directory.EnumerateFiles(Folder, "*.eml").Select(File.ReadAllBytes).Select(Convert.ToBase64String).Distinct().Count() >= 200);

    [Theory]
    [MemberData(nameof(Mails))]
    public void In_raw_mode_it_is_read_as_it_was_written(string name)
    {
        var expected = ExpectationOf(name);
        AssertRead(expected, SendGridForm.Raw(BytesOf(name), DeliveryOf(expected)));
    }

    [Theory]
    [MemberData(nameof(MailsInParts))]
    public void In_default_mode_it_is_read_the_same(string name)
    {
        var expected = ExpectationOf(name);
        AssertRead(expected, SendGridForm.Default(BytesOf(name), DeliveryOf(expected)));
    }

    private static void AssertRead(JsonObject expected, IReadOnlyList<FormPart> form)
    {
        var mail = MailReader.Read(form)!;

        Assert.Equal((string?)expected["text"], mail.Text);
        Assert.Equal((string?)expected["subject"], mail.Head.Subject);
        Assert.Equal((string?)expected["from"], SenderAddress.Parse(mail.Head.From, out _)?.Value);
        Assert.Equal((string?)expected["name"], mail.Head.FromName);
        Assert.Equal((string?)expected["messageId"], mail.Head.MessageId);
        Assert.Equal(expected["files"]!.AsArray().Select(file => ((string)file!["name"]!, (int)file["size"]!, (string)file["kind"]!)), mail.Files.Select(Summary));
        Assert.Equal(expected["thread"]!.AsArray().Select(sign => SignOf((string)sign!)), ThreadSigns.Of(mail, Own));
        var machine = MachineMail.ClassOf(mail, Own);
        Assert.Equal((string?)expected["machine"], machine?.Class);
        Assert.Equal((bool)expected["silent"]!, machine is not null || MachineMail.ForbidsAnswers(mail));
        Assert.Equal((bool)expected["proven"]!, SenderProof.Holds(mail));
        Assert.Equal((string?)expected["mailbox"], Own.MailboxOf(mail));
        if (expected["own"] is { } own)
            Assert.Equal((string?)own, OwnTextOf(mail.Text));
        if (expected["orders"] is { } orders)
            Assert.Equal(orders.AsArray().Select(order => (string)order!), OrdersOf(mail));
    }

    private static (string, int, string) Summary(MailFile file)
    {
        using var content = file.Open();
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return (file.Name, (int)bytes.Length, FileKind.Of(bytes.GetBuffer().AsSpan(0, (int)Math.Min(bytes.Length, FileKind.HeadBytes))));
    }

    private static ThreadSign SignOf(string text)
    {
        var (kind, value) = (text[..text.IndexOf(':', StringComparison.Ordinal)], text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        if (kind == "foreign")
            return new ThreadSign.Foreign(MailId.HashOf(value));
        if (kind == "named")
            return CaseNumber.TryParse(value, out var number) ? new ThreadSign.Named(number) : throw new FormatException(text);
        return CaseToken.TryParse(value, out var token) ? new ThreadSign.Ours(token) : throw new FormatException(text);
    }

    private static string OwnTextOf(string text)
    {
        var lines = new List<string>();
        foreach (var line in new OwnLines(text))
        {
            if (line.Length > 0)
                lines.Add(line.ToString());
        }

        return string.Join('\n', lines);
    }

    private static IReadOnlyList<string> OrdersOf(ReceivedMail mail)
    {
        var sender = SenderAddress.Parse("anna@kunde.example", out _)!;
        var identity = new SenderIdentity(new IdentityOptions { Key = Convert.ToBase64String(new byte[32]) });
        var message = new ContactMessage(
            ContactId.New(identity.IdOf(sender), DateTimeOffset.UnixEpoch), Channel.Mail, sender, "", Verified: true, mail.Head.Subject, mail.Text, "", Chosen: null, [],
            new Dictionary<string, string>(), TraceParent: null);
        return new OrderNumbers(new OrderOptions()).Find(message).Numbers;
    }

    private static byte[] BytesOf(string name) => File.ReadAllBytes(Path.Combine(Folder, name + ".eml"));

    private static JsonObject ExpectationOf(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, name + ".json")))!.AsObject();

    private static MailDelivery DeliveryOf(JsonObject expected)
    {
        var delivery = expected["delivery"]!;
        return new MailDelivery(
            (string?)delivery["from"], [.. delivery["to"]!.AsArray().Select(address => (string)address!)], (string)delivery["spf"]!, (string)delivery["dkim"]!, (string)delivery["ip"]!);
    }
}
