using System.Text;
using ContactRouter.Intake;
using ContactRouter.Senders;
using ContactRouter.Storage;

namespace ContactRouter.Functions.QueuedContacts;

/// <summary>A contact request in JSON, read: its fields, or why it holds no message.</summary>
/// <param name="Reason">A stable code, where there is no message.</param>
/// <param name="Detail">What exactly is wrong.</param>
internal sealed record QueuedRequest(CheckedFields? Fields, string Reason, string Detail)
{
    private const string Undecodable = "undecodable";
    private const string Invalid = "invalid-message";

    public static QueuedRequest Read(ReadOnlyMemory<byte> body)
    {
        if (ContactJson.Read(body, out var unreadable) is not { } fields)
            return new QueuedRequest(Fields: null, Undecodable, unreadable!);
        return ContactRules.Check(fields, out var faults) is { } request
            ? new QueuedRequest(request, "", "")
            : new QueuedRequest(Fields: null, Invalid, string.Join(" ", faults.Select(fault => $"{fault.Field}: {fault.Message}")));
    }

    /// <summary>The id of a message that came by the queue: delivered twice, or released later, it has the same one, and the second finds the first.</summary>
    /// <param name="id">The queue's name for it.</param>
    public static ContactId IdOf(SenderId sender, string id, DateTimeOffset insertedAt) =>
        ContactId.Of(sender, insertedAt, Encoding.UTF8.GetBytes($"{StorageNames.RequestsQueue}/{id}"));
}
