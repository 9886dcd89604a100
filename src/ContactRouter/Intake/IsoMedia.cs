using System.Buffers.Binary;

namespace ContactRouter.Intake;

/// <summary>
/// The family of ISO/IEC 14496-12: films of phones and cameras, and the pictures HEIF and AVIF. A file begins with a box that lists its brands; the
/// brands' content types are those registered with IANA and MP4RA.
/// </summary>
internal static class IsoMedia
{
    public static readonly IReadOnlyList<string> Pictures = ["image/avif", "image/heic", "image/heic-sequence", "image/heif", "image/heif-sequence"];

    public static readonly IReadOnlyList<string> Videos = ["video/mp4", "video/quicktime", "video/3gpp", "video/3gpp2", "video/x-m4v"];

    private const int BrandBytes = 4;
    private const int FirstBrand = 8;
    private const int FirstCompatible = 16;

    /// <summary>The content type, or null where the file is none of the family, or a sound.</summary>
    public static string? KindOf(ReadOnlySpan<byte> head)
    {
        if (head.Length < FirstCompatible)
            return null;
        // A box begins with its length. Of a text, whose letters are 0x20 and above, it would be half a gigabyte or more.
        var length = BinaryPrimitives.ReadUInt32BigEndian(head);
        if (head[0] >= 0x20)
            return null;
        var type = head[4..8];
        // QuickTime's own files of before the standard have no brand; they begin with the film, its data or room for a longer length.
        if (type.SequenceEqual("moov"u8) || type.SequenceEqual("mdat"u8) || (type.SequenceEqual("wide"u8) && length == 8))
            return "video/quicktime";
        return type.SequenceEqual("ftyp"u8) ? OfBrands(head[..(int)Math.Min(length, (uint)head.Length)]) : null;
    }

    // What the file mainly is comes first. A picture's brand that does not tell its coding (mif1) leaves that to the compatible ones; so does an unknown one.
    private static string? OfBrands(ReadOnlySpan<byte> box)
    {
        string? general = null;
        for (var at = FirstBrand; at + BrandBytes <= box.Length; at = at == FirstBrand ? FirstCompatible : at + BrandBytes)
        {
            var brand = box.Slice(at, BrandBytes);
            if (IsSound(brand))
                return null;
            var kind = OfBrand(brand);
            if (kind is "image/heif" or "image/heif-sequence")
                general ??= kind;
            else if (kind is not null && (general is null || Pictures.Contains(kind)))
                return kind;
        }

        return general;
    }

    private static bool IsSound(ReadOnlySpan<byte> brand) => brand.SequenceEqual("M4A "u8) || brand.SequenceEqual("M4B "u8) || brand.SequenceEqual("M4P "u8);

    private static string? OfBrand(ReadOnlySpan<byte> brand)
    {
        if (brand.StartsWith("3gp"u8) || brand.StartsWith("3g2"u8))
            return brand[2] == 'p' ? "video/3gpp" : "video/3gpp2";
        if (brand.StartsWith("iso"u8) || brand.StartsWith("mp4"u8))
            return "video/mp4";
        if (brand.StartsWith("M4V"u8))
            return "video/x-m4v";
        return System.Text.Encoding.ASCII.GetString(brand) switch
        {
            "avif" or "avis" => "image/avif",
            "heic" or "heix" or "heim" or "heis" => "image/heic",
            "hevc" or "hevx" or "hevm" or "hevs" => "image/heic-sequence",
            "mif1" => "image/heif",
            "msf1" => "image/heif-sequence",
            "avc1" or "dash" or "MSNV" or "mmp4" => "video/mp4",
            "qt  " => "video/quicktime",
            _ => null,
        };
    }
}
