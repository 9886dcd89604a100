namespace ContactRouter.Intake;

/// <summary>
/// Tells what a file is by its first bytes. Its name and what its sender declared count for nothing. What only starts like a picture counts as one: that
/// is how every reader will open it, and its content type says the same, so nothing in it can run as something else.
/// </summary>
public static class FileKind
{
    /// <summary>Enough for what is looked into: a film's list of brands, and the header of Matroska up to its document type.</summary>
    public const int HeadBytes = 256;

    /// <summary>The content type of a file whose beginning says nothing.</summary>
    public const string Unknown = "application/octet-stream";

    /// <summary>P10: pictures and videos. SVG is none: it is a document with script.</summary>
    public static readonly IReadOnlyList<string> PicturesAndVideos =
    [
        "image/jpeg", "image/png", "image/gif", "image/webp", "image/bmp", "image/tiff", .. IsoMedia.Pictures,
        "video/webm", "video/matroska", "video/x-msvideo", "video/mpeg", .. IsoMedia.Videos,
    ];

    /// <summary>All content types that can be told.</summary>
    public static readonly IReadOnlyList<string> All = [.. PicturesAndVideos, "application/pdf"];

    private static ReadOnlySpan<byte> Jpeg => [0xFF, 0xD8, 0xFF];

    private static ReadOnlySpan<byte> Png => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    private static ReadOnlySpan<byte> Ebml => [0x1A, 0x45, 0xDF, 0xA3];

    private static ReadOnlySpan<byte> DocType => [0x42, 0x82];

    /// <summary>The content type by the file's first bytes, <see cref="HeadBytes"/> of them where it has so many.</summary>
    public static string Of(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith(Jpeg))
            return "image/jpeg";
        if (head.StartsWith(Png) && IsAt(head, 12, "IHDR"u8))
            return "image/png";
        if (head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8))
            return "image/gif";
        if (head.StartsWith("RIFF"u8))
            return OfRiff(head);
        if (IsBitmap(head))
            return "image/bmp";
        if (head.StartsWith("II*\0"u8) || head.StartsWith("MM\0*"u8))
            return "image/tiff";
        if (head.StartsWith(Ebml))
            return OfMatroska(head);
        if (IsMpeg(head))
            return "video/mpeg";
        return head.StartsWith("%PDF-"u8) ? "application/pdf" : IsoMedia.KindOf(head) ?? Unknown;
    }

    private static string OfRiff(ReadOnlySpan<byte> head)
    {
        if (IsAt(head, 8, "WEBPVP8"u8))
            return "image/webp";
        return IsAt(head, 8, "AVI "u8) ? "video/x-msvideo" : Unknown;
    }

    // Two letters are too few: many a text begins with BM. The size of the second header must be one of those that the format knows.
    private static bool IsBitmap(ReadOnlySpan<byte> head) =>
        head.StartsWith("BM"u8) && IsAt(head, 6, [0, 0, 0, 0]) && head.Length > 17 && head[14] is 12 or 40 or 52 or 56 or 64 or 108 or 124 && IsAt(head, 15, [0, 0, 0]);

    // RFC 8794 and RFC 9559: the document type is an element of the header; behind its name stands its length, a byte with the top bit set.
    private static string OfMatroska(ReadOnlySpan<byte> head)
    {
        var at = head.IndexOf(DocType);
        if (at < 0)
            return Unknown;
        var (length, type) = (at + DocType.Length, at + DocType.Length + 1);
        if (IsAt(head, length, [0x84]) && IsAt(head, type, "webm"u8))
            return "video/webm";
        return IsAt(head, length, [0x88]) && IsAt(head, type, "matroska"u8) ? "video/matroska" : Unknown;
    }

    // A sequence header, or the pack header of a program stream: MPEG-1 goes on with the bits 0010, MPEG-2 with 01.
    private static bool IsMpeg(ReadOnlySpan<byte> head) =>
        IsAt(head, 0, [0, 0, 1, 0xB3]) || (IsAt(head, 0, [0, 0, 1, 0xBA]) && head.Length > 4 && (head[4] >> 4 == 2 || head[4] >> 6 == 1));

    private static bool IsAt(ReadOnlySpan<byte> head, int offset, ReadOnlySpan<byte> bytes) => head.Length >= offset && head[offset..].StartsWith(bytes);
}
