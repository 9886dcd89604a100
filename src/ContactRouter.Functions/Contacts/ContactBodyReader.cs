using ContactRouter.Functions.Contacts.Forms;
using ContactRouter.Functions.Problems;
using ContactRouter.Intake;
using ContactRouter.Senders;
using ContactRouter.Storage.Blobs;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace ContactRouter.Functions.Contacts;

/// <summary>Reads a contact request of any of the three kinds of content into its fields; files go straight to their blobs.</summary>
internal sealed class ContactBodyReader(SenderIdentity identity, IContactBlobs blobs, TimeProvider time)
{
    /// <summary>Of all fields together, in bytes: a million characters fit in any script. Files do not count.</summary>
    public const int MaxFieldBytes = 4 * 1024 * 1024;

    private const int MaxFields = 200;

    /// <param name="form">The form whose fields have names of their own, or null.</param>
    /// <returns>The fields with the files taken in, or the problem to answer with.</returns>
    public async Task<(ContactBody? Body, Problem? Problem)> ReadAsync(
        HttpRequest request, Stream content, FormMapping? form, CancellationToken cancellation)
    {
        _ = MediaTypeHeaderValue.TryParse(request.ContentType, out var type);
        var kind = type?.MediaType.ToString().ToLowerInvariant();
        if (kind == "multipart/form-data")
            return await ReadMultipartAsync(type!, content, form, cancellation);
        if (kind is not ("application/json" or "application/x-www-form-urlencoded"))
            return (null, request.ContentLength == 0 && kind is null ? KnownProblems.EmptyBody() : KnownProblems.UnsupportedMediaType());

        var bytes = await BoundedReader.ReadAsync(content, MaxFieldBytes, cancellation);
        var isForm = kind == "application/x-www-form-urlencoded";
        if (bytes is null)
            return (null, isForm ? KnownProblems.InvalidForm(TooLong) : KnownProblems.InvalidJson(TooLong));
        if (bytes.Length == 0)
            return (null, KnownProblems.EmptyBody());
        return isForm ? await ReadFormAsync(bytes, form, cancellation) : ReadJson(bytes, form);
    }

    private static string TooLong => $"Without files a request has at most {MaxFieldBytes:N0} bytes.";

    private (ContactBody?, Problem?) ReadJson(byte[] bytes, FormMapping? form)
    {
        var providerId = "";
        string? fault;
        var fields = form is null ? ContactJson.Read(bytes, out fault) : form.Map(bytes, out providerId, out fault);
        return fields is null ? (null, KnownProblems.InvalidJson(fault!)) : (new ContactBody(fields, NewUpload()) { ProviderId = providerId }, null);
    }

    private async Task<(ContactBody?, Problem?)> ReadFormAsync(byte[] bytes, FormMapping? form, CancellationToken cancellation)
    {
        try
        {
            using var reader = new FormReader(new MemoryStream(bytes))
            {
                ValueCountLimit = MaxFields,
                KeyLengthLimit = MaxFieldBytes,
                ValueLengthLimit = MaxFieldBytes,
            };
            var posted = await reader.ReadFormAsync(cancellation);
            return (new ContactBody(FieldsOf(posted.SelectMany(field => field.Value, (field, value) => new KeyValuePair<string, string>(field.Key, value ?? "")), form), NewUpload()), null);
        }
        catch (InvalidDataException)
        {
            return (null, KnownProblems.InvalidForm($"A form has at most {MaxFields} fields."));
        }
    }

    private async Task<(ContactBody?, Problem?)> ReadMultipartAsync(
        MediaTypeHeaderValue type, Stream content, FormMapping? form, CancellationToken cancellation)
    {
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).ToString();
        if (boundary.Length is 0 or > 70)
            return (null, KnownProblems.InvalidForm("multipart/form-data needs a boundary of 1 to 70 characters."));
        var upload = NewUpload();
        try
        {
            var multipart = new MultipartForm(new MultipartReader(boundary, content), upload, isMapped: form is not null);
            var problem = await multipart.ReadAsync(MaxFields, MaxFieldBytes, cancellation);
            if (problem is null)
                return (new ContactBody(FieldsOf(multipart.Fields, form), upload), null);
            await upload.DiscardAsync();
            return (null, KnownProblems.InvalidForm(problem));
        }
        catch (Exception exception)
        {
            await upload.DiscardAsync();
            if (exception is InvalidDataException || (exception is IOException && !cancellation.IsCancellationRequested && exception is not BadHttpRequestException))
                return (null, KnownProblems.InvalidForm("The multipart content is cut off or malformed."));
            throw;
        }
    }

    private AttachmentUpload NewUpload() => new(identity, blobs, time);

    private static ContactFields FieldsOf(IEnumerable<KeyValuePair<string, string>> posted, FormMapping? form)
    {
        if (form is not null)
            return form.Map(posted);
        var fields = new ContactFields();
        foreach (var (name, value) in posted)
            fields.Add(name, value);
        return fields;
    }
}

/// <summary>A contact request as it came in.</summary>
internal sealed record ContactBody(ContactFields Fields, AttachmentUpload Upload)
{
    /// <summary>The id that a form's provider gave the message, the same at each delivery; or the empty text.</summary>
    public string ProviderId { get; init; } = "";
}
