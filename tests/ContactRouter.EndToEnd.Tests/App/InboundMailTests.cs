using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Storage.Blobs.Models;
using ContactRouter.Cases;
using ContactRouter.Senders;

namespace ContactRouter.EndToEnd.Tests.App;

/// <summary>Mail from the provider's call to the desk's queue.</summary>
public sealed class InboundMailTests(SharedApp shared)
{
    private static readonly SenderIdentity Identity = new(new IdentityOptions { Key = "bG9jYWwtZGV2ZWxvcG1lbnQta2V5LW5ldmVyLWluLWF6dXJlIQ==" });

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mail_opens_a_case_on_its_desks_queue()
    {
        var app = await shared.GetAsync();
        var taken = await TakeAsync(app, new Mail("anna@mail.example", "Invoice of B2B21001", "The VAT number on my invoice is wrong. Grüße"));
        Assert.Equal(("accepted", "b2b"), ((string?)taken["outcome"], (string?)taken["desk"]));
        var data = (await app.EventOfAsync(taken))["data"]!;
        Assert.Equal(("mail", "anna@mail.example", true), ((string?)data["channel"], (string?)data["sender"]!["address"], (bool)data["sender"]!["verified"]!));
        Assert.Equal(("Invoice of B2B21001", "The VAT number on my invoice is wrong. Grüße"), ((string?)data["subject"], (string?)data["text"]));
        Assert.Equal(("b2b@shop.example", "B2B21001"), ((string?)data["mailbox"], (string?)data["orderNumbers"]![0]));
    }

    [Fact]
    public async Task A_mail_without_a_known_topic_goes_to_its_mailboxs_desk()
    {
        var app = await shared.GetAsync();
        var taken = await TakeAsync(app, new Mail("vague@mail.example", "Hello", "Good morning to all of you.") { To = "cs@shop.example" });
        var data = (await app.EventOfAsync(taken))["data"]!;
        Assert.Equal(("cs", null), ((string?)data["desk"], (string?)data["topic"]));
    }

    [Fact]
    public async Task In_default_mode_it_is_the_same()
    {
        var app = await shared.GetAsync();
        using var form = new MultipartFormDataContent
        {
            { new StringContent("From: Jürgen <parts@mail.example>\r\nTo: cs@shop.example\r\nSubject: Where is B2B21002?\r\nMessage-ID: <parts-1@mail.example>\r\n"), "headers" },
            { new ByteArrayContent(Encoding.Latin1.GetBytes("Schöne Grüße, wo bleibt B2B21002?")), "text" },
            { new StringContent("""{"text":"iso-8859-1","subject":"UTF-8"}"""), "charsets" },
            { new StringContent("""{"to":["cs@shop.example"],"from":"parts@mail.example"}"""), "envelope" },
            { new StringContent("pass"), "SPF" },
            { new StringContent("1"), "attachments" },
            { new StringContent("""{"attachment1":{"filename":"mug.jpg","type":"image/jpeg"}}"""), "attachment-info" },
            { new ByteArrayContent([0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10]), "attachment1", "mug.jpg" },
        };
        var data = (await app.EventOfAsync(await TakeAsync(app, form)))["data"]!;
        Assert.Equal("Schöne Grüße, wo bleibt B2B21002?", (string?)data["text"]);
        Assert.Equal(("mug.jpg", "image/jpeg"), ((string?)data["attachments"]![0]!["name"], (string?)data["attachments"]![0]!["contentType"]));
    }

    [Fact]
    public async Task A_reply_to_our_plus_address_joins_its_case()
    {
        var app = await shared.GetAsync();
        var first = await TakeAsync(app, new Mail("joins@mail.example", "Late", "Where is my order B2B21003?") { To = "cs@shop.example" });
        await app.EventOfAsync(first);
        var reply = await TakeAsync(app, new Mail("joins@mail.example", "Re: Late", "Any news?") { To = $"cs+{TokenOf(first, "joins@mail.example")}@shop.example" });
        Assert.Equal((string?)first["caseNumber"], (string?)reply["caseNumber"]);
        Assert.NotEqual((string?)first["contactId"], (string?)reply["contactId"]);
    }

    [Theory]
    [InlineData("stranger@other.example", true)]
    [InlineData("victim@mail.example", false)]
    public async Task The_plus_address_in_other_hands_opens_a_linked_case(string from, bool isProven)
    {
        var app = await shared.GetAsync();
        var first = await TakeAsync(app, new Mail("victim@mail.example", "Late", $"Where is my order B2B21004? {from}") { To = "cs@shop.example" });
        await app.EventOfAsync(first);
        var other = await TakeAsync(
            app, new Mail(from, "Re: Late", "Tell me all.") { To = $"cs+{TokenOf(first, "victim@mail.example")}@shop.example", IsProven = isProven });
        Assert.NotEqual((string?)first["caseNumber"], (string?)other["caseNumber"]);
        var data = (await app.EventOfAsync(other))["data"]!;
        Assert.Contains((string?)first["caseNumber"], data["linkedCases"]!.AsArray().Select(number => (string?)number));
    }

    [Fact]
    public async Task An_answer_to_ones_own_mail_joins_by_its_message_id()
    {
        var app = await shared.GetAsync();
        var mail = new Mail("thread@mail.example", "Late", "Where is my parcel?") { To = "cs@shop.example" };
        var first = await TakeAsync(app, mail);
        await app.EventOfAsync(first);
        var second = await TakeAsync(app, mail with { MessageId = "second@mail.example", Text = "One more thing.", Headers = $"References: <{mail.MessageId}>\r\n" });
        Assert.Equal((string?)first["caseNumber"], (string?)second["caseNumber"]);
    }

    [Fact]
    public async Task The_same_mail_again_has_no_second_effect()
    {
        var app = await shared.GetAsync();
        var mail = new Mail("again@mail.example", "Late", "Where is my order B2B21005?");
        var first = await TakeAsync(app, mail);
        var again = await TakeAsync(app, mail);
        Assert.Equal(("repeat", (string?)first["contactId"]), ((string?)again["outcome"], (string?)again["contactId"]));
        Assert.Equal(1, await BlobsOfAsync(app, "again@mail.example"));
        // Some programs give every mail the same id.
        var other = await TakeAsync(app, mail with { Text = "Another question about B2B21006." });
        Assert.Equal("accepted", (string?)other["outcome"]);
        Assert.NotEqual((string?)first["contactId"], (string?)other["contactId"]);
    }

    [Fact]
    public async Task Files_beyond_what_a_message_may_have_are_set_aside()
    {
        var app = await shared.GetAsync();
        var whole = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "tests/ContactRouter.Mail.Tests/Corpus/files-many.eml"), Encoding.Latin1, Stop);
        var taken = await TakeAsync(app, new Mail("anna@kunde.example", "", "") { Whole = Encoding.Latin1.GetBytes(whole.Replace("m1@", "files-many@", StringComparison.Ordinal)) });
        var data = (await app.EventOfAsync(taken))["data"]!;
        Assert.Equal(20, data["attachments"]!.AsArray().Count);
        var check = data["checks"]!.AsArray().Single(check => (string?)check!["code"] == "attachment-size")!;
        Assert.Contains("p20.png", (string?)check["detail"], StringComparison.Ordinal);
        // Each file, and the mail as it was received.
        Assert.Equal(21, await BlobsOfAsync(app, "anna@kunde.example"));
    }

    [Theory]
    [InlineData("Auto-Submitted: auto-replied\r\n", "auto-reply")]
    [InlineData("List-Id: <news.machine.example>\r\n", "list")]
    [InlineData("X-Contact-Router-Loop: 1\r\n", "own-loop")]
    public async Task Machine_mail_without_a_case_is_set_aside_with_its_reason(string headers, string machine)
    {
        var app = await shared.GetAsync();
        var taken = await TakeAsync(app, new Mail($"{machine}@machine.example", "Out of office", "I am away.") { Headers = headers });
        Assert.Equal(("set-aside", "machine-mail"), ((string?)taken["outcome"], (string?)taken["reason"]));
        Assert.Contains(await Quarantine.ListAsync(app, "reason=machine-mail"), item => ((string)item["detail"]!).Contains(machine, StringComparison.Ordinal)
            && ((string)item["detail"]!).Contains(headers.Split(':')[0], StringComparison.Ordinal));
        Assert.Equal(0, await BlobsOfAsync(app, $"{machine}@machine.example"));
    }

    [Fact]
    public async Task A_blocked_senders_mail_waits_in_the_quarantine_and_is_released_whole()
    {
        var app = await shared.GetAsync();
        for (var i = 0; i < 40; i++)
            Assert.Equal("accepted", (string?)(await TakeAsync(app, new Mail("blocked@mail.example", "Many", $"Message {i} of many")))["outcome"]);
        var whole = $"From: Anna <blocked@mail.example>\r\nTo: cs@shop.example\r\nSubject: Too many\r\nMessage-ID: <blocked-41@mail.example>\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
            + "--b\r\nContent-Type: text/plain\r\n\r\nWhere is my order B2B21040?\r\n--b\r\nContent-Type: image/jpeg\r\nContent-Transfer-Encoding: base64\r\n\r\n/9j/4AAQ\r\n--b--\r\n";
        var refused = await TakeAsync(app, new Mail("blocked@mail.example", "", "") { Whole = Encoding.ASCII.GetBytes(whole) });
        Assert.Equal(("set-aside", "sender-blocked"), ((string?)refused["outcome"], (string?)refused["reason"]));

        var item = (await Quarantine.ListAsync(app, "reason=sender-blocked")).Single(item => (string?)item["source"] == "mail");
        var id = (string)item["id"]!;
        var answers = new[] { await Quarantine.ReleaseAsync(app, id), await Quarantine.ReleaseAsync(app, id) };

        Assert.Single(answers.Select(answer => (string?)answer["contactId"]).Distinct());
        var data = (await app.EventOfAsync(answers[0]))["data"]!;
        Assert.Equal(("mail", "Where is my order B2B21040?"), ((string?)data["channel"], (string?)data["text"]));
        Assert.Equal("image/jpeg", (string?)data["attachments"]![0]!["contentType"]);
    }

    [Theory]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\n1\r\n--b--\r\n", HttpStatusCode.BadRequest, "invalid-form")]
    [InlineData("multipart/form-data; boundary=b", "no form", HttpStatusCode.BadRequest, "invalid-form")]
    [InlineData("application/json", "{}", HttpStatusCode.UnsupportedMediaType, "unsupported-media-type")]
    public async Task What_cannot_be_the_providers_is_refused(string type, string body, HttpStatusCode status, string code)
    {
        var app = await shared.GetAsync();
        using var content = new ByteArrayContent(Encoding.ASCII.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var response = await app.Client.PostAsync("/api/mail/inbound", content, Stop);
        await response.ProblemAsync(status, code);
    }

    [Fact]
    public async Task A_mail_from_nobody_is_kept_as_unreadable()
    {
        var app = await shared.GetAsync();
        using var form = new MultipartFormDataContent { { new StringContent("Subject: Nobody\r\n\r\nWho am I?\r\n"), "email" } };
        var taken = await TakeAsync(app, form);
        Assert.Equal(("set-aside", "unreadable"), ((string?)taken["outcome"], (string?)taken["reason"]));
    }

    private static string TokenOf(JsonObject taken, string address)
    {
        Assert.True(CaseNumber.TryParse((string?)taken["caseNumber"], out var number));
        return Identity.TokenOf(number, Identity.IdOf(SenderAddress.Parse(address, out _)!)).ToString();
    }

    private static Task<JsonObject> TakeAsync(RunningApp app, Mail mail) => TakeAsync(app, mail.Form());

    private static async Task<JsonObject> TakeAsync(RunningApp app, HttpContent form)
    {
        using var response = await app.Client.PostAsync("/api/mail/inbound", form, Stop);
        var body = await response.Content.ReadAsStringAsync(Stop);
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{response.StatusCode}: {body}\n{app.Output}");
        return JsonNode.Parse(body)!.AsObject();
    }

    private static async Task<int> BlobsOfAsync(RunningApp app, string address)
    {
        var prefix = Identity.IdOf(SenderAddress.Parse(address, out _)!).Value + "/";
        return await app.Blobs.GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, Stop).CountAsync(Stop);
    }
}
