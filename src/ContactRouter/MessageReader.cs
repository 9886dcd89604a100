using ContactRouter.Intake;
using ContactRouter.Procedure;
using ContactRouter.Topics;

namespace ContactRouter;

/// <summary>What a message says by itself, whoever sent it and whatever was before.</summary>
/// <param name="Language">ISO 639-1, or null where it is not sure.</param>
/// <param name="Attachments">The files within the rules (P10).</param>
/// <param name="SetAside">The files that break one.</param>
/// <param name="Checks">What the rules found that look at the message alone.</param>
public sealed record Reading(
    FoundOrders Orders,
    TopicJudgement Judgement,
    string? Language,
    IReadOnlyList<Attachment> Attachments,
    IReadOnlyList<Attachment> SetAside,
    IReadOnlyList<Check> Checks);

/// <summary>Reads a message: topic, orders, language, files.</summary>
public sealed class MessageReader(ITopicClassifier classifier, OrderNumbers orderNumbers, AttachmentOptions files)
{
    public Reading Read(ContactMessage message)
    {
        var (allowed, wrongKind, kindCheck) = AttachmentKind.Examine(message.Attachments, files);
        var (kept, tooLarge, sizeCheck) = AttachmentSize.Examine(allowed, files);
        // Of a chat the customer's own words count: the desk's may name other orders and topics.
        var own = message.Transcript is { } chat ? message with { Text = chat.Asked } : message;
        return new Reading(
            orderNumbers.Find(own),
            classifier.Classify(new TopicInput(own.Subject, own.Text, own.Chosen, own.Mailbox, own.Form)),
            message.Transcript?.Language ?? LanguageDetector.Detect(own.Subject, own.Text),
            kept,
            [.. wrongKind, .. tooLarge, .. message.AttachmentsBeyond],
            [.. new[] { AddressProof.Examine(message), kindCheck, sizeCheck, AttachmentCount.Examine(message) }.OfType<Check>()]);
    }
}
