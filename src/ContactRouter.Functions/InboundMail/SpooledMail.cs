using System.Security.Cryptography;
using ContactRouter.Functions.Contacts;
using ContactRouter.Mail.Inbound;

namespace ContactRouter.Functions.InboundMail;

/// <summary>
/// A delivery of the provider in a temporary file. It has to be read to its end before anything in it may be believed, and again from several places; of
/// thirty megabytes, none is held in memory.
/// </summary>
internal sealed class SpooledMail : IAsyncDisposable
{
    private const int BufferBytes = 64 * 1024;

    private readonly FileStream file = new(
        Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, BufferBytes, FileOptions.DeleteOnClose | FileOptions.Asynchronous);

    private IReadOnlyList<FormPart> parts = [];

    private SpooledMail()
    {
    }

    /// <summary>The whole form.</summary>
    public Stream Content => file;

    /// <summary>Writes what comes in to the file, and hashes it on the way.</summary>
    public static async Task<SpooledMail> ReceiveAsync(Stream body, IncrementalHash hash, CancellationToken cancellation)
    {
        var spooled = new SpooledMail();
        try
        {
            await new HashingStream(body, [hash]).CopyToAsync(spooled.file, BufferBytes, cancellation);
            return spooled;
        }
        catch
        {
            await spooled.DisposeAsync();
            throw;
        }
    }

    /// <summary>A delivery that was kept.</summary>
    public static async Task<SpooledMail> OfAsync(ReadOnlyMemory<byte> form, CancellationToken cancellation)
    {
        var spooled = new SpooledMail();
        await spooled.file.WriteAsync(form, cancellation);
        return spooled;
    }

    /// <summary>Reads the mail in it; its files are to be read while this is not disposed of.</summary>
    /// <returns>The mail, or why there is none.</returns>
    public async Task<MailReading> ReadAsync(CancellationToken cancellation)
    {
        if (await MailForm.ReadAsync(file, cancellation) is not { } found)
            return new MailReading(Mail: null, "It is no form as SendGrid sends it.", IsForm: false);
        parts = found;
        try
        {
            return MailReader.Read(parts) is { } mail
                ? new MailReading(mail, "", IsForm: true)
                : new MailReading(Mail: null, "There is no mail in the form.", IsForm: false);
        }
        // Whatever somebody's mail does to the parser, another delivery of it would do the same: it is kept for a person to look at.
        catch (Exception exception) when (exception is not (IOException or OutOfMemoryException))
        {
            return new MailReading(Mail: null, $"It cannot be read ({exception.GetType().Name}).", IsForm: true);
        }
    }

    /// <summary>The mail as it was received: in raw mode itself, else the form.</summary>
    public (Stream Content, string ContentType) OpenOriginal()
    {
        if (parts.FirstOrDefault(part => part.Name == MailReader.Raw) is { } whole)
            return (whole.Open(), "message/rfc822");
        file.Position = 0;
        return (file, "multipart/form-data");
    }

    public ValueTask DisposeAsync() => file.DisposeAsync();
}

/// <param name="Mail">Null where it could not be read.</param>
/// <param name="Fault">Why not, for people.</param>
/// <param name="IsForm">A delivery of the provider it is.</param>
internal sealed record MailReading(ReceivedMail? Mail, string Fault, bool IsForm);
