using ContactRouter.Cases;
using ContactRouter.Functions.Problems;
using ContactRouter.Intake;
using ContactRouter.Storage.Blobs;
using ContactRouter.Storage.Cases;
using Microsoft.Net.Http.Headers;

namespace ContactRouter.Functions.Desks;

/// <summary>
/// Hands out a file of a case's messages. It came from a stranger: its type is the one that its content told, the browser is to save and not to show it,
/// and if it is shown all the same, nothing in it may run.
/// </summary>
internal sealed class CaseFiles(CaseReader cases, StoredFiles files)
{
    private const string NothingRuns = "default-src 'none'; sandbox";

    public async Task<IResult> GetAsync(HttpContext http, string id, string? blob)
    {
        if (!CaseNumber.TryParse(id, out var number) || await cases.ReadAsync(number, http.RequestAborted) is not { } file)
            return new ProblemResult(KnownProblems.NotFound());
        // Only what the case itself names: the container holds other people's files, too.
        var attachment = file.Messages.SelectMany(message => message.Attachments).FirstOrDefault(attachment => attachment.Blob == blob);
        if (attachment is null || await files.OpenAsync(attachment.Blob, http.RequestAborted) is not var (content, length))
            return new ProblemResult(KnownProblems.NotFound());
        http.Response.RegisterForDisposeAsync(content);
        SetHeaders(http.Response, attachment, length);
        return Results.Stream(content, http.Response.ContentType);
    }

    private static void SetHeaders(HttpResponse response, Attachment attachment, long length)
    {
        CaseEndpoints.NoStore(response.HttpContext);
        response.Headers.ContentSecurityPolicy = NothingRuns;
        response.Headers.XContentTypeOptions = "nosniff";
        response.ContentType = FileKind.All.Contains(attachment.ContentType) ? attachment.ContentType : FileKind.Unknown;
        response.ContentLength = length;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(attachment.Name);
        response.Headers.ContentDisposition = disposition.ToString();
    }
}
