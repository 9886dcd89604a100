using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using ContactRouter.Mail.Outbound;
using ContactRouter.Storage;

namespace ContactRouter.Functions.SendMail;

/// <summary>
/// Where there is no key to send with: mails lie as files in container <c>mailbox</c>, named by time, to be looked at.
/// </summary>
internal sealed class LocalMailbox(BlobServiceClient service, TimeProvider time) : IMailSender
{
    private readonly BlobContainerClient container = service.GetBlobContainerClient(StorageNames.MailboxContainer);

    public async Task<SendResult> SendAsync(OutgoingMail mail, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var name = now.ToString("yyyyMMdd'T'HHmmssfff", CultureInfo.InvariantCulture) + "-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(mail.Id)).AsSpan(0, 6));
        var options = new BlobUploadOptions
        {
            HttpHeaders = new BlobHttpHeaders { ContentType = "message/rfc822" },
            // A value cannot be empty.
            Metadata = mail.CaseNumber.Length > 0
                ? new Dictionary<string, string> { ["template"] = mail.Template, ["casenumber"] = mail.CaseNumber }
                : new Dictionary<string, string> { ["template"] = mail.Template },
        };
        try
        {
            await container.CreateIfNotExistsAsync(cancellationToken: cancellation);
            await container.GetBlobClient(name + ".eml").UploadAsync(new BinaryData(MailFile.Write(mail, now)), options, cancellation);
            return new SendResult.Accepted(name);
        }
        catch (Exception fault) when (fault is RequestFailedException or AggregateException or IOException)
        {
            return new SendResult.Failed(fault is RequestFailedException { ErrorCode: { } code } ? code : fault.GetType().Name);
        }
    }
}
