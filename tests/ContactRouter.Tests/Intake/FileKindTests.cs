using System.Text;
using ContactRouter.Intake;

namespace ContactRouter.Tests.Intake;

/// <summary>The beginnings of files as cameras, phones and programs write them, and of those that only claim to be such.</summary>
public sealed class FileKindTests
{
    public static TheoryData<string, string> Beginnings => new()
    {
        { "FFD8FFE000104A46494600010100", "image/jpeg" },
        { "FFD8FFE1C4FE4578696600004949", "image/jpeg" },
        { "FFD8FFDB0043000604", "image/jpeg" },
        { "89504E470D0A1A0A0000000D49484452000000A0", "image/png" },
        { Hex("GIF87a") + "0A000A00", "image/gif" },
        { Hex("GIF89a") + "0A000A00", "image/gif" },
        { Hex("RIFF") + "1C010000" + Hex("WEBPVP8 "), "image/webp" },
        { Hex("RIFF") + "1C010000" + Hex("WEBPVP8X"), "image/webp" },
        { Hex("BM") + "36030000" + "00000000" + "36000000" + "28000000" + "10000000", "image/bmp" },
        { Hex("BM") + "8A030000" + "00000000" + "8A000000" + "7C000000" + "10000000", "image/bmp" },
        { "49492A0008000000", "image/tiff" },
        { "4D4D002A00000008", "image/tiff" },
        { Hex("RIFF") + "1C010000" + Hex("AVI LIST"), "video/x-msvideo" },
        { "000001BA44000400", "video/mpeg" },
        { "000001BA21000100", "video/mpeg" },
        { "000001B314000F00", "video/mpeg" },
        { "1A45DFA39F4286810142F7810142F2810442F381084282847765626D42878104", "video/webm" },
        { "1A45DFA301000000000000234286810142F7810142F2810442F381084282886D6174726F736B61", "video/matroska" },
        { "255044462D312E370A", "application/pdf" },
    };

    /// <summary>The first brand, then the compatible ones.</summary>
    public static TheoryData<string, string> Brands => new()
    {
        { "isom isomiso2avc1mp41", "video/mp4" },
        { "mp42 isommp42", "video/mp4" },
        { "mp42 mp41isomM4A ", "video/mp4" },
        { "iso5 iso5iso6mp41", "video/mp4" },
        { "avc1 isom", "video/mp4" },
        { "MSNV MSNVmp42isom", "video/mp4" },
        { "XAVC XAVCmp42iso2", "video/mp4" },
        { "qt   qt  ", "video/quicktime" },
        { "3gp4 3gp4isom", "video/3gpp" },
        { "3g2a 3g2a", "video/3gpp2" },
        { "M4V  M4V M4A mp42isom", "video/x-m4v" },
        { "heic mif1heic", "image/heic" },
        { "mif1 mif1heic", "image/heic" },
        { "heix mif1heix", "image/heic" },
        { "msf1 msf1hevcmif1iso8", "image/heic-sequence" },
        { "mif1 mif1miafiso8", "image/heif" },
        { "msf1 msf1iso8", "image/heif-sequence" },
        { "avif avifmif1miafMA1B", "image/avif" },
        { "mif1 mif1avifmiaf", "image/avif" },
        { "avis avismsf1iso8mif1", "image/avif" },
        { "M4A  M4A mp42isom", FileKind.Unknown },
        { "M4B  M4B isom", FileKind.Unknown },
        { "jp2  jp2 ", FileKind.Unknown },
        { "xxxx", FileKind.Unknown },
    };

    [Theory]
    [MemberData(nameof(Beginnings))]
    public void A_kind_is_told_by_the_first_bytes(string hex, string kind) => Assert.Equal(kind, FileKind.Of(Bytes(hex)));

    [Theory]
    [MemberData(nameof(Brands))]
    public void A_film_or_picture_of_the_mp4_family_is_told_by_its_brands(string brands, string kind) => Assert.Equal(kind, FileKind.Of(IsoFile(brands)));

    [Theory]
    [InlineData("0000F2A06D6F6F76000000646D766864", "video/quicktime")]
    [InlineData("00000008776964650001F2A06D646174", "video/quicktime")]
    [InlineData("00F1F2A06D6461740000000000000000", "video/quicktime")]
    [InlineData("00000009776964650001F2A06D646174", FileKind.Unknown)]
    public void Films_of_before_the_standard_are_told_by_their_first_part(string hex, string kind) => Assert.Equal(kind, FileKind.Of(Bytes(hex)));

    [Theory]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>")]
    [InlineData("<?xml version=\"1.0\"?><svg/>")]
    [InlineData("<!doctype html><script>alert(1)</script>")]
    [InlineData("PK\u0003\u0004\u0014\0\u0006\0\b\0")]
    [InlineData("MZ\u0090\0\u0003\0\0\0\u0004")]
    [InlineData("\u007fELF\u0002\u0001\u0001\0")]
    [InlineData("{\\rtf1\\ansi")]
    [InlineData("BMW 320d, the mirror is broken, see below")]
    [InlineData("RIFF and raff")]
    [InlineData("tellftypisom and other brands of phones")]
    [InlineData("the moov is good")]
    [InlineData("%!PS-Adobe-3.0")]
    [InlineData("GIF89b")]
    [InlineData("IIII*\0")]
    [InlineData("\0\0\u0001\0\u0001\0\u0010\u0010")]
    [InlineData("ID3\u0004\0\0\0\0")]
    [InlineData("#!/bin/sh\n")]
    [InlineData("\n\n\n\n")]
    public void What_is_no_picture_video_or_pdf_is_unknown(string beginning) => Assert.Equal(FileKind.Unknown, FileKind.Of(Encoding.Latin1.GetBytes(beginning)));

    [Fact]
    public void An_empty_file_is_of_no_kind() => Assert.Equal(FileKind.Unknown, FileKind.Of([]));

    [Fact]
    public void Zeros_before_a_picture_make_it_none_and_zeros_behind_its_header_change_nothing()
    {
        var png = Bytes("89504E470D0A1A0A0000000D49484452");

        Assert.Equal(FileKind.Unknown, FileKind.Of([0, .. png]));
        Assert.Equal(FileKind.Unknown, FileKind.Of(new byte[FileKind.HeadBytes]));
        Assert.Equal("image/png", FileKind.Of([.. png, .. new byte[200]]));
    }

    // Whatever opens it opens the picture: the content type that goes with it says so. What lies behind is the desk's browser's to ignore.
    [Fact]
    public void A_file_that_is_two_things_is_the_one_that_it_begins_with()
    {
        Assert.Equal("image/gif", FileKind.Of("GIF89a/*\0\0\0*/=1;alert(1)"u8));
        Assert.Equal("image/jpeg", FileKind.Of([0xFF, 0xD8, 0xFF, 0xE0, .. "PK\u0003\u0004"u8]));
        Assert.Equal(FileKind.Unknown, FileKind.Of([.. "PK\u0003\u0004"u8, 0xFF, 0xD8, 0xFF, 0xE0]));
        Assert.Equal(FileKind.Unknown, FileKind.Of([.. "<html>"u8, .. Bytes("89504E470D0A1A0A0000000D49484452")]));
    }

    [Theory]
    [MemberData(nameof(Beginnings))]
    public void A_file_that_breaks_off_is_of_its_kind_or_of_none_and_never_of_another(string hex, string kind)
    {
        var head = Bytes(hex);
        for (var length = 0; length < head.Length; length++)
            Assert.Contains(FileKind.Of(head.AsSpan(0, length)), new[] { kind, FileKind.Unknown });
    }

    [Fact]
    public void Random_bytes_are_read_without_a_fault_whatever_kind_they_claim()
    {
        var random = new Random(20261123);
        string[] claims = [.. Beginnings.Select(row => row.Data.Item1), "0000001866747970", "1A45DFA3", "424D"];
        for (var i = 0; i < 20_000; i++)
        {
            var head = new byte[random.Next(FileKind.HeadBytes + 1)];
            random.NextBytes(head);
            var claim = Bytes(claims[i % claims.Length]);
            claim.AsSpan(0, Math.Min(claim.Length, head.Length)).CopyTo(head);
            var kind = FileKind.Of(head);
            Assert.True(kind == FileKind.Unknown || FileKind.All.Contains(kind));
        }
    }

    [Fact]
    public void The_standard_kinds_are_pictures_and_videos_that_can_be_told()
    {
        Assert.All(FileKind.PicturesAndVideos, kind => Assert.Matches("^(image|video)/[a-z0-9.-]+$", kind));
        Assert.DoesNotContain("image/svg+xml", FileKind.All);
        var told = Beginnings.Select(row => row.Data.Item2).Concat(Brands.Select(row => row.Data.Item2)).Where(kind => kind != FileKind.Unknown);
        Assert.Equal(FileKind.All.Order(StringComparer.Ordinal), told.Distinct().Order(StringComparer.Ordinal));
    }

    private static byte[] IsoFile(string brands)
    {
        var (first, compatible) = (brands[..4], brands.Length > 5 ? brands[5..] : "");
        return [0, 0, 0, (byte)(16 + compatible.Length), .. "ftyp"u8, .. Encoding.ASCII.GetBytes(first), 0, 0, 2, 0, .. Encoding.ASCII.GetBytes(compatible), 0, 0, 0, 8, .. "freeisom"u8];
    }

    private static string Hex(string text) => Convert.ToHexString(Encoding.ASCII.GetBytes(text));

    private static byte[] Bytes(string hex) => Convert.FromHexString(hex);
}
