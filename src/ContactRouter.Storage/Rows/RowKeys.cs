using System.Globalization;
using ContactRouter.Cases;
using ContactRouter.Chats;
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
    private const string CorrectionPrefix = "x|";

    private const string ChatListPrefix = "w|";
    private const string BlockPrefix = "b|";

    public static string Partition(int bucket) => bucket.ToString("x2", CultureInfo.InvariantCulture);

    /// <summary>The sender's state: its ETag guards every decision about him.</summary>
    public static string Root(SenderId sender) => sender.Value;

    /// <summary>All rows whose key begins with the sender: his state first, then everything of his own.</summary>
    public static (string From, string To) AllOf(SenderId sender) => (sender.Value, After($"{sender}|").To);

    /// <summary>The lists of blocks, of open chats and of corrections: what of a sender stands in them is told by the end of a key, not by its beginning.</summary>
    public static IReadOnlyList<(string From, string To)> Lists => [After(BlockPrefix), After(ChatListPrefix), After(CorrectionPrefix)];

    /// <summary>What an unproven writer who uses this address from that network has used up.</summary>
    public static string Unproven(SenderId sender, string network) => $"{sender}|b|{network}";

    /// <summary>A key by which a message is known again.</summary>
    public static string Key(SenderId sender, string hash) => $"{sender}|k|{hash}";

    public static string Message(ContactId contact) => $"{contact.Sender}|m|{contact}";

    public static string Case(CaseId id) => $"{id.OpenedBy.Sender}|c|{id}";

    /// <summary>What happened to a case, in order.</summary>
    public static string Entry(CaseId id, int sequence) => $"{EntryPrefix(id)}{sequence.ToString("D6", CultureInfo.InvariantCulture)}";

    /// <summary>The keys of all that happened to a case: from the first, up to but not including the second.</summary>
    public static (string From, string To) Entries(CaseId id) => After(EntryPrefix(id));

    /// <summary>The place in an entry's key.</summary>
    public static int EntrySequence(string key) => int.Parse(key.AsSpan(key.LastIndexOf('|') + 1), CultureInfo.InvariantCulture);

    /// <summary>All cases that were opened under a sender's address, the oldest first.</summary>
    public static (string From, string To) CasesOf(SenderId sender) => After($"{sender}|c|");

    /// <summary>A mail of a sender's, by the hash of its Message-ID: which case it is in.</summary>
    public static string Mail(SenderId sender, string hash) => $"{sender}|t|{hash}";

    /// <summary>The claim of a mail that is to be sent, by the id of its order.</summary>
    public static string MailClaim(SenderId recipient, string order) => $"{recipient}|s|{order.Replace(':', '|')}";

    /// <summary>The claims of a recipient's mails about contacts since then.</summary>
    public static (string From, string To) MailClaimsSince(SenderId recipient, DateTimeOffset time) =>
        ($"{recipient}|s|{ContactId.FirstAt(recipient, time)}", After($"{recipient}|s|").To);

    /// <summary>The one open chat of a writer's: its insert is the lock (P11).</summary>
    public static string ChatLock(WriterKey writer) => $"{writer.RowKey}|chat";

    public static string Chat(ChatId id) => $"{id.Contact.Sender}|h|{id}";

    /// <summary>What was said in a chat, in order.</summary>
    public static string Line(ChatId id, int sequence) => $"{LinePrefix(id)}{sequence.ToString("D6", CultureInfo.InvariantCulture)}";

    /// <summary>The keys of a chat's lines behind one: from the first, up to but not including the second.</summary>
    public static (string From, string To) LinesAfter(ChatId id, int sequence) => (Line(id, sequence + 1), After(LinePrefix(id)).To);

    /// <summary>A chat that has not ended, in the list of those, the oldest first.</summary>
    public static string ListedChat(DateTimeOffset openedAt, ChatId id) => $"{ChatListPrefix}{Timestamp.Format(openedAt)}|{id}";

    /// <summary>A partition's chats that have not ended.</summary>
    public static (string From, string To) ChatList() => After(ChatListPrefix);

    /// <summary>The case of an order. Case ids begin with their sender's, so a sender's cases on an order stand together, too.</summary>
    public static string Order(string orderNumber, CaseId id) => $"o|{Plain(orderNumber)}|{id}";

    /// <summary>All cases on an order, of one sender or, without one, of all that lie in a partition.</summary>
    public static (string From, string To) CasesOn(string orderNumber, SenderId? sender) => After($"o|{Plain(orderNumber)}|{sender}");

    /// <summary>The case in the key of an order's row.</summary>
    public static CaseId? OrderCase(string key) => CaseId.TryParse(key[(key.LastIndexOf('|') + 1)..], out var id) ? id : null;

    /// <summary>Case number to case; its insert is what keeps numbers unique.</summary>
    public static string Number(CaseNumber number) => $"n|{number}";

    /// <summary>
    /// An entry of a desk's list, in order of due time. Open, answered and closed cases are listed apart: those that wait for the desk are found without
    /// reading past those that wait for their customers, or past years of closed ones.
    /// </summary>
    public static string Listed(CaseState state, Desk desk, DateTimeOffset dueAt, CaseId id) => $"{ListPrefix(state, desk)}{Timestamp.Format(dueAt)}|{id}";

    /// <summary>A desk's cases of a state: from the first, up to but not including the second.</summary>
    public static (string From, string To) DeskList(Desk desk, CaseState state) => After(ListPrefix(state, desk));

    /// <summary>A case that a person at a desk corrected, in order of the latest correction.</summary>
    public static string Correction(DateTimeOffset correctedAt, CaseId id) => $"{CorrectionPrefix}{Timestamp.Format(correctedAt)}|{id}";

    /// <summary>The cases corrected from a time on, up to but not including another one; of all times where they are null.</summary>
    public static (string From, string To) Corrections(DateTimeOffset? from, DateTimeOffset? to) => (
        from is { } first ? CorrectionPrefix + Timestamp.Format(first) : CorrectionPrefix, to is { } end ? CorrectionPrefix + Timestamp.Format(end) : After(CorrectionPrefix).To);

    /// <summary>The keys of corrections behind a place.</summary>
    public static string CorrectionAfter(string place) => $"{CorrectionPrefix}{place}!";

    /// <summary>What corrections are sorted by: the time and the case.</summary>
    public static string CorrectionPlace(string key) => key[CorrectionPrefix.Length..];

    /// <summary>What a list is sorted by: the due time and the case.</summary>
    public static string ListPlace(string key) => key[(key.IndexOf('|', 2) + 1)..];

    public static string Outbox(DateTimeOffset committedAt, ContactId contact) => $"{OutboxPrefix}{Timestamp.Format(committedAt)}|{contact}";

    public static string Outbox(DateTimeOffset committedAt, CaseId id, int sequence) => $"{OutboxPrefix}{Timestamp.Format(committedAt)}|{id}-{sequence}";

    public static string Outbox(DateTimeOffset committedAt, ChatId chat, int revision) => $"{OutboxPrefix}{Timestamp.Format(committedAt)}|{chat}-{revision}";

    /// <summary>The time in an outbox row's key.</summary>
    public static DateTimeOffset OutboxTime(string key) => Timestamp.Parse(key.Split('|')[1]);

    /// <summary>The keys of all outbox rows committed before a time: from the first, up to but not including the second.</summary>
    public static (string From, string To) OutboxBefore(DateTimeOffset time) => (OutboxPrefix, OutboxPrefix + Timestamp.Format(time));

    /// <summary>A block, in order of its end.</summary>
    public static string Block(DateTimeOffset until, WriterKey writer) => $"{BlockPrefix}{Timestamp.Format(until)}|{writer.Sender}|{writer.Network}";

    /// <summary>The blocks that end within a time: from the first, up to but not including the second.</summary>
    public static (string From, string To) BlocksUntil(DateTimeOffset from, DateTimeOffset? to) =>
        (BlockPrefix + Timestamp.Format(from), to is { } end ? BlockPrefix + Timestamp.Format(end) : After(BlockPrefix).To);

    /// <summary>The states of unproven writers who used an address.</summary>
    public static (string From, string To) UnprovenOf(SenderId sender) => After($"{sender}|b|");

    private static string EntryPrefix(CaseId id) => $"{id.OpenedBy.Sender}|e|{id}|";

    private static string LinePrefix(ChatId id) => $"{id.Contact.Sender}|l|{id}|";

    private static string ListPrefix(CaseState state, Desk desk) => state switch
    {
        CaseState.Open => $"d|{desk}|",
        CaseState.Answered => $"a|{desk}|",
        CaseState.Closed => $"z|{desk}|",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    private static (string From, string To) After(string prefix) => (prefix, prefix[..^1] + (char)(prefix[^1] + 1));

    // An order number is what the shop's own pattern matches; a key takes neither slashes nor # nor ?.
    private static string Plain(string orderNumber) =>
        string.Concat(orderNumber.Select(c => char.IsAsciiLetterOrDigit(c) || c == '-' ? c.ToString() : $"_{(int)c:x4}"));
}
