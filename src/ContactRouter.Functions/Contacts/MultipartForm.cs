using System.Text;
using ContactRouter.Intake;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace ContactRouter.Functions.Contacts;

/// <summary>Reads the parts of a multipart form in their order: fields into memory, files into the upload.</summary>
/// <param name="isMapped">Its fields have names of their own.</param>
internal sealed class MultipartForm(MultipartReader reader, AttachmentUpload upload, bool isMapped)
{
    private readonly List<KeyValuePair<string, string>> fields = [];
    private int fieldBytes;
    private string address = "";

    /// <summary>The fields in their order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Fields => fields;

    /// <returns>Null, or what is wrong with the form.</returns>
    public async Task<string?> ReadAsync(int maxFields, int maxFieldBytes, CancellationToken cancellation)
    {
        while (await reader.ReadNextSectionAsync(cancellation) is { } part)
        {
            if (!ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var disposition))
                return "A part has no Content-Disposition.";
            if (disposition.IsFileDisposition())
                await ReadFileAsync(part, disposition, cancellation);
            else if (await ReadFieldAsync(part, disposition, maxFieldBytes, cancellation) is { } fault)
                return fault;
            if (fields.Count > maxFields)
                return $"A form has at most {maxFields} fields.";
        }

        return null;
    }

    private async Task ReadFileAsync(MultipartSection part, ContentDispositionHeaderValue disposition, CancellationToken cancellation)
    {
        // RFC 5987's form comes first: it can spell any name.
        var name = disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName;
        var fileName = HeaderUtilities.RemoveQuotes(name).ToString();
        await upload.TakeAsync(fileName, part.Body, address, cancellation);
    }

    private async Task<string?> ReadFieldAsync(
        MultipartSection part, ContentDispositionHeaderValue disposition, int maxFieldBytes, CancellationToken cancellation)
    {
        var name = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
        var bytes = await BoundedReader.ReadAsync(part.Body, maxFieldBytes - fieldBytes, cancellation);
        if (bytes is null)
            return $"Without files a request has at most {maxFieldBytes:N0} bytes.";
        fieldBytes += bytes.Length;
        var text = Encoding.UTF8.GetString(bytes);
        fields.Add(new(name, text));
        // Of a mapped form, only all fields together tell which one holds the writer's address; blobs must not be named after another.
        if (!isMapped && address.Length == 0 && name.Equals(ContactFields.Email, StringComparison.OrdinalIgnoreCase))
            address = text;
        return null;
    }
}
