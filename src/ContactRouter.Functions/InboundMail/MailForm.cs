using System.Text;
using ContactRouter.Mail.Inbound;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using MimeKit.IO;

namespace ContactRouter.Functions.InboundMail;

/// <summary>Finds the parts of a multipart form in a file, without taking them out.</summary>
internal static class MailForm
{
    private const int MostParts = 2_000;
    private const int LongestBoundary = 70;
    private const int BufferBytes = 32 * 1024;

    /// <returns>The parts, to be read while the stream is open; null where it is no form.</returns>
    public static async Task<IReadOnlyList<FormPart>?> ReadAsync(Stream form, CancellationToken cancellation)
    {
        if (await BoundaryAsync(form, cancellation) is not { } boundary)
            return null;
        var parts = new List<FormPart>();
        var reader = new MultipartReader(boundary, form, BufferBytes);
        try
        {
            while (await reader.ReadNextSectionAsync(cancellation) is { } section)
            {
                if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition) || parts.Count == MostParts)
                    return null;
                var start = section.BaseStreamOffset!.Value;
                var length = await LengthAsync(section.Body, cancellation);
                var fileName = disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName;
                parts.Add(new FormPart(
                    HeaderUtilities.RemoveQuotes(disposition.Name).ToString(),
                    fileName.HasValue ? HeaderUtilities.RemoveQuotes(fileName).ToString() : null,
                    () => new BoundStream(form, start, start + length, leaveOpen: true)));
            }

            return parts;
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            return null;
        }
    }

    // The form itself begins with it, so that what was kept needs no header to be read again.
    private static async Task<string?> BoundaryAsync(Stream form, CancellationToken cancellation)
    {
        var start = new byte[2 + LongestBoundary + 2];
        form.Position = 0;
        var length = await form.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellation);
        form.Position = 0;
        var line = start.AsSpan(0, length);
        var end = line.IndexOf("\r\n"u8);
        return end > 2 && line.StartsWith("--"u8) && !line[..end].ContainsAnyExceptInRange((byte)' ', (byte)'~') ? Encoding.ASCII.GetString(line[2..end]) : null;
    }

    private static async Task<long> LengthAsync(Stream body, CancellationToken cancellation)
    {
        var buffer = new byte[BufferBytes];
        var length = 0L;
        while (await body.ReadAsync(buffer, cancellation) is var read and > 0)
            length += read;
        return length;
    }
}
