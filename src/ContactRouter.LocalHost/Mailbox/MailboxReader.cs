using System.Globalization;
using System.Text.Json.Serialization;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using MimeKit;

namespace ContactRouter.LocalHost.Mailbox;

/// <summary>Reads the mails that the app put into container <c>mailbox</c> in place of sending them.</summary>
internal sealed class MailboxReader(string storage)
{
    private const string FileEnd = ".eml";

    private readonly BlobContainerClient _container = new(storage, "mailbox");

    /// <summary>All of them, the newest first.</summary>
    public async Task<IReadOnlyList<MailboxMessage>> ListAsync(CancellationToken stop)
    {
        var files = new List<BlobItem>();
        try
        {
            await foreach (var file in _container.GetBlobsAsync(BlobTraits.Metadata, BlobStates.None, prefix: null, stop)) files.Add(file);
        }
        catch (RequestFailedException fault) when (fault.Status == 404)
        {
            // The app makes the container with its first mail.
            return [];
        }

        var messages = new List<MailboxMessage>();
        foreach (var file in files.OrderByDescending(file => file.Name, StringComparer.Ordinal)) messages.Add(await ReadAsync(file.Name, file.Metadata, stop));
        return messages;
    }

    /// <summary>One of them, or null where there is none of that id.</summary>
    public async Task<MailboxMessage?> FindAsync(string id, CancellationToken stop)
    {
        if (!id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')) return null;
        try
        {
            var properties = await _container.GetBlobClient(id + FileEnd).GetPropertiesAsync(cancellationToken: stop);
            return await ReadAsync(id + FileEnd, properties.Value.Metadata, stop);
        }
        catch (RequestFailedException fault) when (fault.Status == 404)
        {
            return null;
        }
    }

    private async Task<MailboxMessage> ReadAsync(string name, IDictionary<string, string> metadata, CancellationToken stop)
    {
        var content = await _container.GetBlobClient(name).DownloadContentAsync(stop);
        using var mail = await MimeMessage.LoadAsync(content.Value.Content.ToStream(), stop);
        return new(
            name[..^FileEnd.Length],
            mail.To.Mailboxes.First().Address,
            mail.From.Mailboxes.First().Address,
            mail.Subject ?? "",
            mail.Headers.GroupBy(header => header.Field, StringComparer.OrdinalIgnoreCase).ToDictionary(field => field.Key, field => field.First().Value),
            mail.TextBody ?? "",
            mail.HtmlBody ?? "",
            metadata.TryGetValue("template", out var template) ? template : "",
            metadata.TryGetValue("casenumber", out var number) ? number : null,
            mail.Date.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
    }
}

/// <summary>A mail that would have been sent.</summary>
/// <param name="CaseNumber">Null where it is about none.</param>
/// <param name="Date">When it would have been.</param>
internal sealed record MailboxMessage(
    string Id, string To, string From, string Subject, IReadOnlyDictionary<string, string> Headers, string Text, string Html, string Template, string? CaseNumber, string Date);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<MailboxMessage>))]
internal sealed partial class MailboxJson : JsonSerializerContext;
