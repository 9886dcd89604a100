using System.Globalization;
using ContactRouter.Cases;
using ContactRouter.Intake;
using ContactRouter.Routing;
using ContactRouter.Senders;

namespace ContactRouter.Storage.Rows;

/// <summary>The keys of table <c>contacts</c>. A bucket is a partition; row keys are unique over the whole table.</summary>
public static class RowKeys
{
    /// <summary>The partition of what concerns the whole account.</summary>
    public const string SettingsPartition = "settings";

    /// <summary>The key and buckets that the account was set up with.</summary>
    public const string Identity = "settings|identity";

    /// <summary>Where the sweep for blobs without a message stopped.</summary>
    public const string OrphanCursor = "settings|orphans";

    private const string OutboxPrefix = "p|";

    public static string Partition(int bucket) => bucket.ToString("x2", CultureInfo.InvariantCulture);

    /// <summary>The sender's state: its ETag guards every decision about him.</summary>
    public static string Root(SenderId sender) => sender.Value;

    /// <summary>What an unproven writer who uses this address from that network has used up.</summary>
    public static string Unproven(SenderId sender, string network) => $"{sender}|b|{network}";

    /// <summary>A key by which a message is known again.</summary>
    public static string Key(SenderId sender, string hash) => $"{sender}|k|{hash}";

    public static string Message(ContactId contact) => $"{contact.Sender}|m|{contact}";

    public static string Case(CaseId id) => $"{id.OpenedBy.Sender}|c|{id}";

    /// <summary>Case number to case; its insert is what keeps numbers unique.</summary>
    public static string Number(CaseNumber number) => $"n|{number}";

    /// <summary>An entry of the desk's list, in order of due time.</summary>
    public static string Desk(Desk desk, DateTimeOffset dueAt, CaseId id) => $"d|{desk}|{Timestamp.Format(dueAt)}|{id}";

    public static string Outbox(DateTimeOffset committedAt, ContactId contact) => $"{OutboxPrefix}{Timestamp.Format(committedAt)}|{contact}";

    /// <summary>The time in an outbox row's key.</summary>
    public static DateTimeOffset OutboxTime(string key) => Timestamp.Parse(key.Split('|')[1]);

    /// <summary>The keys of all outbox rows committed before a time: from the first, up to but not including the second.</summary>
    public static (string From, string To) OutboxBefore(DateTimeOffset time) => (OutboxPrefix, OutboxPrefix + Timestamp.Format(time));
}
