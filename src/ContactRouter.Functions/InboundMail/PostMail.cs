using ContactRouter.Functions.Contacts;
using ContactRouter.Functions.Hosting;
using ContactRouter.Functions.Problems;
using ContactRouter.Mail;
using ContactRouter.Mail.Signatures;
using ContactRouter.Storage.Blobs;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace ContactRouter.Functions.InboundMail;

/// <summary>
/// The door of the mails. The provider drops what is answered 4xx, and delivers for three days what is answered 5xx: so only what is not the provider's is
/// refused, and whatever is our fault is a 5xx.
/// </summary>
internal sealed class PostMail(MailOptions options, SendGridSignature signatures, IncomingMails incomings, MailIntake intake, TimeProvider time)
{
    /// <summary>As large as the Functions host lets through: what is too large is to be set aside, not refused.</summary>
    private const long MostBytes = 100 * 1024 * 1024 + 1024 * 1024;

    public async Task<IResult> HandleAsync(HttpContext http)
    {
        var isSigned = options.SigningKeys.Count > 0;
        if (!isSigned && !options.AllowUnsigned)
            return new ProblemResult(KnownProblems.MailNotConfigured());
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || type.MediaType != "multipart/form-data")
            return new ProblemResult(KnownProblems.UnsupportedMediaType("SendGrid's Inbound Parse sends multipart/form-data."));
        var timestamp = http.Request.Headers[SendGridSignature.TimestampHeader].ToString();
        if (isSigned && !SendGridSignature.IsCurrent(timestamp, time.GetUtcNow(), options.Tolerance))
            return new ProblemResult(KnownProblems.WrongSignature());

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = MostBytes;
        using var hash = SendGridSignature.Begin(timestamp);
        await using var incoming = await incomings.ReceiveAsync(new HashingStream(http.Request.Body, [hash]), http.RequestAborted);
        var signed = hash.GetHashAndReset();
        // What a wrong signature vouches for is not even looked at.
        if (isSigned && !signatures.IsValid(signed, http.Request.Headers[SendGridSignature.SignatureHeader].ToString()))
            return new ProblemResult(KnownProblems.WrongSignature());
        var delivered = await MailDelivered.OpenAsync(incoming, http.RequestAborted);
        return await intake.TakeAsync(delivered, Convert.ToHexStringLower(signed.AsSpan(0, 16)), isSigned, http.RequestAborted) is { } taken
            ? Results.Json(taken, ApiJson.Default.MailTaken)
            : new ProblemResult(KnownProblems.InvalidForm("This is no mail as SendGrid's Inbound Parse delivers it."));
    }
}
