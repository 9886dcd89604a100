using System.Globalization;
using ContactRouter.Intake;

namespace ContactRouter.Procedure;

/// <summary>P10: a mail can bring any number of files; those beyond what is taken in are set aside, and the message goes through without them.</summary>
public static class AttachmentCount
{
    /// <summary>Null where none is beyond. To the writer it is the same matter as files that are too large together.</summary>
    public static Check? Examine(ContactMessage message) => message.AttachmentsBeyond.Count == 0 ? null : new Check(
        AttachmentSize.Code,
        "P10",
        $"Set aside: {FileNaming.Of(message.AttachmentsBeyond)}.",
        string.Create(
            CultureInfo.InvariantCulture,
            $"We take {ContactRules.MaxAttachments} files with a message. Not passed on: {FileNaming.Of(message.AttachmentsBeyond)}. Send what matters in a reply."));
}
