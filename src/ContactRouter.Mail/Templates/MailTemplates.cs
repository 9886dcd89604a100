using System.Buffers;
using ContactRouter.Mail.Outbound;
using ContactRouter.Mails;

namespace ContactRouter.Mail.Templates;

/// <summary>Writes the mail that an order asks for, in the customer's language.</summary>
public sealed class MailTemplates(OutboundMailOptions options, MailTimes times, AdviceTexts advice)
{
    /// <summary>The mails that there are.</summary>
    public static readonly IReadOnlyList<string> Names =
        [MailOrder.Acknowledgement, MailOrder.Reply, MailOrder.BlockNotice, MailOrder.AddressIncomplete, MailOrder.OutOfStock, MailOrder.ChatTranscript];

    private const int LongestName = 60;

    private static readonly SearchValues<char> NoName = SearchValues.Create("/:@\\\r\n");

    /// <exception cref="ArgumentException">There is no such template.</exception>
    public WrittenMail Write(MailOrder order)
    {
        var texts = MailTexts.Of(order.Language);
        List<Part> parts =
        [
            Part.Text(texts.Say("greeting", ("name", NameOf(order)))),
            .. order.Template switch
            {
                MailOrder.Acknowledgement => Acknowledgement(order, texts),
                MailOrder.Reply => Part.Written(order.Text ?? ""),
                MailOrder.BlockNotice => BlockNotice(order, texts),
                MailOrder.AddressIncomplete or MailOrder.OutOfStock => Notice(order, texts),
                MailOrder.ChatTranscript => Transcript(order, texts),
                _ => throw new ArgumentException($"There is no template {order.Template}.", nameof(order)),
            },
            Part.Text(texts.Say("closing")),
        ];
        var subject = texts.Has("subject." + order.Template) ? texts.Say("subject." + order.Template, ("order", OrderOf(order))) : null;
        var page = new MailPage(texts.Language, options.FromName.Trim(), subject ?? order.Subject, parts, [.. Footer(order, texts)]);
        return new WrittenMail(subject, texts.Say("subject.none"), MailLayout.ToText(page), MailLayout.ToHtml(page), texts.Language);
    }

    private IEnumerable<Part> Acknowledgement(MailOrder order, MailTexts texts)
    {
        yield return Part.Text(texts.Say("acknowledgement.received", ("case", order.CaseNumber)));
        if (order.Cases.Count > 1)
            yield return Part.Text(texts.Say("acknowledgement.cases", ("cases", string.Join(", ", order.Cases))));
        yield return Part.Facts(Facts(order, texts));
        if (order.DueAt is { } due)
            yield return Part.Text(texts.Say("acknowledgement.due", ("due", times.Say(due, order.Desk, texts))));
        if (order.Advice.Count == 0)
            yield break;
        yield return Part.Text(texts.Say("acknowledgement.advice"));
        yield return Part.List(order.Advice.Select(entry => advice.Say(entry, order, texts)));
    }

    private static IEnumerable<IReadOnlyList<string>> Facts(MailOrder order, MailTexts texts)
    {
        yield return [texts.Say("label.case"), order.CaseNumber];
        if (order.Topic is { } topic && texts.Has("topic." + topic))
            yield return [texts.Say("label.topic"), texts.Say("topic." + topic)];
        if (order.OrderNumbers.Count > 0)
            yield return [texts.Say("label.orders"), string.Join(", ", order.OrderNumbers)];
        if (order.Attachments.Count > 0)
            yield return [texts.Say("label.files"), string.Join(", ", order.Attachments)];
    }

    private IEnumerable<Part> BlockNotice(MailOrder order, MailTexts texts)
    {
        yield return Part.Text(texts.Say("block-notice.what"));
        if (order.BlockedUntil is { } until)
            yield return Part.Text(texts.Say("block-notice.until", ("until", times.Say(until, order.Desk, texts))));
        yield return Part.Text(texts.Say("block-notice.after"));
    }

    private static IEnumerable<Part> Notice(MailOrder order, MailTexts texts) =>
    [
        Part.Text(texts.Say(order.Template + ".what", ("order", OrderOf(order)))),
        .. Part.Written(order.Text ?? ""),
        Part.Text(texts.Say(order.Template + ".do")),
    ];

    private IEnumerable<Part> Transcript(MailOrder order, MailTexts texts) =>
    [
        Part.Text(texts.Say("chat-transcript.what")),
        Part.Chat(order.Lines.Select(IReadOnlyList<string> (line) =>
            [texts.Say(line.FromCustomer ? "chat-transcript.you" : "chat-transcript.us"), times.Say(line.At, order.Desk, texts), line.Text])),
    ];

    private static IEnumerable<string> Footer(MailOrder order, MailTexts texts)
    {
        if (order.CaseNumber.Length > 0)
            yield return texts.Say("footer.case", ("case", order.CaseNumber));
        if (order.IsAutomatic)
            yield return texts.Say("footer.automatic");
        if (order.Token.Length > 0)
            yield return texts.Say("footer.reference", ("token", order.Token));
    }

    // Anybody can write somebody else's address into a form, and anything as the name: an advertisement must not reach others by our greeting.
    private static string NameOf(MailOrder order) =>
        order.Name.Trim() is { Length: <= LongestName } name && !name.AsSpan().ContainsAny(NoName) && !name.Contains("www.", StringComparison.OrdinalIgnoreCase) ? name : "";

    private static string OrderOf(MailOrder order) => order.OrderNumbers.Count > 0 ? order.OrderNumbers[0] : "";
}

/// <summary>A mail's words.</summary>
/// <param name="Subject">Of a mail that starts a thread; null where it answers the customer's own subject.</param>
/// <param name="NoSubject">What stands for the customer's subject where he gave none.</param>
public sealed record WrittenMail(string? Subject, string NoSubject, string Text, string Html, string Language);
