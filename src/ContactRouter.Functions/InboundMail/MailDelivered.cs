using ContactRouter.Intake;
using ContactRouter.Mail.Inbound;
using ContactRouter.Storage.Blobs;
using ContactRouter.Storage.Quarantine;

namespace ContactRouter.Functions.InboundMail;

/// <summary>A delivery of the provider that may be read: its signature was right. Of thirty megabytes, a piece at a time is held in memory.</summary>
internal sealed class MailDelivered(IncomingMail incoming, Stream content)
{
    private IReadOnlyList<FormPart> parts = [];

    /// <summary>Of the whole form, in bytes.</summary>
    public long Length => incoming.Length;

    /// <summary>Where it lies already, or null where it is short and lies nowhere.</summary>
    public string? Blob => incoming.Blob;

    /// <exception cref="Storage.Tables.StoreUnavailableException">It cannot be read.</exception>
    public static async Task<MailDelivered> OpenAsync(IncomingMail incoming, CancellationToken cancellation) => new(incoming, await incoming.OpenAsync(cancellation));

    /// <summary>Reads the mail in it; its files are to be read while the delivery is there.</summary>
    /// <returns>The mail, or why there is none.</returns>
    /// <exception cref="Storage.Tables.StoreUnavailableException">It cannot be read just now.</exception>
    public async Task<MailReading> ReadAsync(CancellationToken cancellation)
    {
        var reading = await ParseAsync(cancellation);
        incoming.ThrowIfUnread();
        return reading;
    }

    /// <summary>The mail as it was received: in raw mode itself, else the form.</summary>
    public (Stream Content, string ContentType) OpenOriginal()
    {
        if (parts.FirstOrDefault(part => part.Name == MailReader.Raw) is { } whole)
            return (whole.Open(), "message/rfc822");
        content.Position = 0;
        return (content, "multipart/form-data");
    }

    /// <summary>Its blob is to be this message's.</summary>
    /// <exception cref="Storage.Tables.StoreUnavailableException">It may be.</exception>
    public Task MarkAsync(ContactId contact, CancellationToken cancellation) => incoming.MarkAsync(contact, cancellation);

    /// <summary>Whether a message refers to its blob, or may.</summary>
    public void Take(bool isTaken) => incoming.IsTaken = isTaken;

    /// <summary>Sets it aside: it is uploaded where it lies nowhere yet.</summary>
    /// <exception cref="Storage.Tables.StoreUnavailableException">It is not set aside.</exception>
    public async Task SetAsideAsync(SetAside item, QuarantineStore quarantine, CancellationToken cancellation)
    {
        if (Blob is not { } blob)
        {
            await quarantine.KeepAsync(item, content, cancellation);
            return;
        }

        await incoming.MarkAsync(QuarantineId.Of(item), cancellation);
        // From here on its row may be there, even where the store's answer was lost.
        incoming.IsTaken = true;
        await quarantine.KeepAsync(item, blob, Length, cancellation);
    }

    private async Task<MailReading> ParseAsync(CancellationToken cancellation)
    {
        if (await MailForm.ReadAsync(content, cancellation) is not { } found)
            return new MailReading(Mail: null, "It is no form as SendGrid sends it.", IsForm: false);
        parts = found;
        try
        {
            return MailReader.Read(parts) is { } mail
                ? new MailReading(mail, "", IsForm: true)
                : new MailReading(Mail: null, "There is no mail in the form.", IsForm: false);
        }
        // Whatever somebody's mail does to the parser, another delivery of it would do the same: it is kept for a person to look at.
        catch (Exception exception) when (exception is not (IOException or OutOfMemoryException or Storage.Tables.StoreUnavailableException))
        {
            return new MailReading(Mail: null, $"It cannot be read ({exception.GetType().Name}).", IsForm: true);
        }
    }
}

/// <param name="Mail">Null where it could not be read.</param>
/// <param name="Fault">Why not, for people.</param>
/// <param name="IsForm">A delivery of the provider it is.</param>
internal sealed record MailReading(ReceivedMail? Mail, string Fault, bool IsForm);
