using System.Globalization;
using System.Text;

namespace ContactRouter.Mail.Inbound;

/// <summary>Decodes a text by the encoding that it claims, or by the one that it shows where the claim does not fit its bytes.</summary>
internal static class TextDecoding
{
    private static readonly Encoding StrictUtf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="charset">As the mail names it, or null.</param>
    public static string Decode(ReadOnlySpan<byte> bytes, string? charset)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
            return Encoding.UTF8.GetString(bytes[Encoding.UTF8.Preamble.Length..]);
        if (charset is not null && Find(charset) is { } named && TryDecode(bytes, named, out var text))
            return text;
        // Every text is one in Windows-1252; hardly any that is not UTF-8 looks like it.
        return TryDecode(bytes, StrictUtf8, out text) ? text : Encoding.GetEncoding(1252).GetString(bytes);
    }

    private static bool TryDecode(ReadOnlySpan<byte> bytes, Encoding encoding, out string text)
    {
        try
        {
            text = encoding.GetString(bytes);
            return true;
        }
        catch (DecoderFallbackException)
        {
            text = "";
            return false;
        }
    }

    private static Encoding? Find(string charset)
    {
        var name = charset.Trim().Trim('"').ToLowerInvariant();
        // What programs mean by these is the larger set that holds them (WHATWG Encoding, 4.2).
        name = name switch
        {
            "iso-8859-1" or "latin1" => "windows-1252",
            "iso-8859-9" => "windows-1254",
            "gb2312" or "gbk" => "gb18030",
            "utf8" => "utf-8",
            _ => name,
        };
        var strict = (EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        try
        {
            return name.StartsWith("cp", StringComparison.Ordinal) && int.TryParse(name.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var page)
                ? Encoding.GetEncoding(page, strict.Item1, strict.Item2)
                : Encoding.GetEncoding(name, strict.Item1, strict.Item2);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
