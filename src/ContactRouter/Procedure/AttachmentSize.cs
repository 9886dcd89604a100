using ContactRouter.Intake;

namespace ContactRouter.Procedure;

/// <summary>P10: the files of a message have at most 20 MiB together. What goes beyond is set aside; the message goes through without it.</summary>
public static class AttachmentSize
{
    public const string Code = "attachment-size";

    private const double MiB = 1024 * 1024;

    /// <summary>Keeps the files in their order as long as they fit; a smaller one behind one that is too large still gets its chance.</summary>
    public static (IReadOnlyList<Attachment> Kept, IReadOnlyList<Attachment> SetAside, Check? Check) Examine(
        IReadOnlyList<Attachment> attachments, AttachmentOptions options)
    {
        var kept = new List<Attachment>(attachments.Count);
        var setAside = new List<Attachment>();
        var total = 0L;
        foreach (var attachment in attachments)
        {
            var fits = total + attachment.Size <= options.MaxTotalBytes;
            (fits ? kept : setAside).Add(attachment);
            total += fits ? attachment.Size : 0;
        }

        return (kept, setAside, setAside.Count == 0 ? null : CheckOf(setAside, options));
    }

    private static Check CheckOf(List<Attachment> setAside, AttachmentOptions options)
    {
        var names = FileNaming.Of(setAside, file => $"{file.Size:N0} bytes");
        var limit = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{options.MaxTotalBytes / MiB:0.##} MB");
        return new Check(Code, "P10", $"Set aside: {names}.", $"The files of a message may have {limit} together. Not passed on: {names}. Send smaller ones in a reply.");
    }
}
