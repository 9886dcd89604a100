using ContactRouter.Intake;

namespace ContactRouter.Procedure;

/// <summary>P10: pictures and videos, by what a file holds and not by its name. What is neither is set aside; the message goes through without it.</summary>
public static class AttachmentKind
{
    public const string Code = "attachment-kind";

    public static (IReadOnlyList<Attachment> Kept, IReadOnlyList<Attachment> SetAside, Check? Check) Examine(
        IReadOnlyList<Attachment> attachments, AttachmentOptions options)
    {
        var kinds = attachments.ToLookup(attachment => options.Kinds.Contains(attachment.ContentType));
        IReadOnlyList<Attachment> setAside = [.. kinds[false]];
        return ([.. kinds[true]], setAside, setAside.Count == 0 ? null : CheckOf(setAside, options));
    }

    private static Check CheckOf(IReadOnlyList<Attachment> setAside, AttachmentOptions options) => new(
        Code,
        "P10",
        $"Set aside: {FileNaming.Of(setAside, file => file.ContentType == FileKind.Unknown ? "unknown content" : file.ContentType)}.",
        $"We pass on {NamesOf(options.Kinds)} only, whatever a file is called. Not passed on: {FileNaming.Of(setAside)}. Send a picture of it in a reply.");

    private static string NamesOf(IList<string> kinds) =>
        string.Join(", ", kinds.Select(kind => kind.Split('/') is [("image" or "video") and var family, _] ? family == "image" ? "pictures" : "videos" : kind).Distinct());
}
