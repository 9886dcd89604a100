using System.Text.Json.Nodes;
using ContactRouter.Events;
using ContactRouter.Intake;
using ContactRouter.Tests.Cases;

namespace ContactRouter.Tests.Mails;

/// <summary>Who gets an acknowledgement, and what it says.</summary>
public sealed class AcknowledgementTests
{
    private readonly Conversation talk = new();

    [Fact]
    public void It_says_what_was_understood_and_when_to_expect_an_answer()
    {
        var message = talk.Message(subject: "Where is order B2B12345, where is order B2B67890?") with { Attachments = [Samples.File("photo.jpg", 5)] };

        var decision = talk.Say(message);

        var (answer, mail) = (decision.Record.Answer, MailOf(decision)!);
        Assert.Equal($"{message.Id}:acknowledgement", (string?)mail["id"]);
        Assert.Equal(
            ("acknowledgement", "anna@shop.example", "Anna Müller", message.Subject, answer.CaseNumber.Value, "order_status", "cs"),
            ((string?)mail["template"], (string?)mail["to"], (string?)mail["name"], (string?)mail["subject"], (string?)mail["caseNumber"], (string?)mail["topic"], (string?)mail["desk"]));
        Assert.Equal(["B2B12345", "B2B67890"], TextsOf(mail["orderNumbers"]));
        Assert.Equal(["photo.jpg"], TextsOf(mail["attachments"]));
        Assert.Equal(answer.Cases.Select(number => number.Value), TextsOf(mail["cases"]));
        Assert.Equal(answer.Advice.Select(advice => advice.Code), mail["advice"]!.AsArray().Select(advice => (string)advice!["code"]!));
        Assert.Equal(Timestamp.Format(answer.DueAt), (string?)mail["dueAt"]);
        Assert.Equal(Samples.Identity.TokenOf(answer.CaseNumber, Samples.Sender("anna@shop.example")).ToString(), (string?)mail["token"]);
    }

    [Fact]
    public void A_message_that_only_continues_a_case_is_acknowledged_where_there_is_advice()
    {
        talk.Say(talk.Message(subject: "Where is B2B12345?"));
        Assert.NotNull(MailOf(talk.Say(talk.Message(subject: "Still nothing of B2B12345"))));

        var number = talk.Cases.First().Number;
        var reply = talk.Message(text: "Thank you.", channel: Channel.Mail) with { Thread = [new ContactRouter.Cases.ThreadSign.Named(number)] };
        Assert.Null(MailOf(talk.Say(reply)));
    }

    [Fact]
    public void Who_must_not_be_answered_gets_none() => Assert.Null(MailOf(talk.Say(talk.Message() with { IsSilent = true })));

    [Fact]
    public void About_one_subject_there_are_two_in_three_hours_whatever_is_put_before_it()
    {
        Assert.NotNull(MailOf(talk.Say(talk.Message(subject: "My parcel"))));
        Assert.NotNull(MailOf(talk.Say(talk.Message(subject: "Re: my parcel"))));
        Assert.Null(MailOf(talk.Say(talk.Message(subject: "AW: Re: My parcel"))));
        Assert.NotNull(MailOf(talk.Say(talk.Message(subject: "My other parcel"))));
        talk.Now += TimeSpan.FromMinutes(180);
        Assert.NotNull(MailOf(talk.Say(talk.Message(subject: "My parcel"))));
    }

    [Fact]
    public void A_sender_gets_ten_in_three_hours()
    {
        var sent = Enumerable.Range(0, 12).Count(n => MailOf(talk.Say(talk.Message(subject: $"Parcel {n}"))) is not null);

        Assert.Equal(10, sent);
        Assert.NotNull(MailOf(talk.Say(talk.Message("bob@shop.example", "Parcel"))));
    }

    private static JsonNode? MailOf(Decision.Admitted decision) =>
        decision.Outgoing.OfType<Outgoing.Mail>().SingleOrDefault() is { } mail ? JsonNode.Parse(mail.Body.Span) : null;

    private static IEnumerable<string?> TextsOf(JsonNode? array) => array!.AsArray().Select(text => (string?)text);
}
