using ContactRouter.Routing;

namespace ContactRouter.Storage;

/// <summary>The names of all tables, queues and containers.</summary>
public static class StorageNames
{
    /// <summary>Table: senders, messages, cases, the desks' lists, the outbox.</summary>
    public const string ContactsTable = "contacts";

    /// <summary>Table: what was set aside, by day.</summary>
    public const string QuarantineTable = "quarantine";

    /// <summary>Table: what was counted, by hour and instance.</summary>
    public const string LedgerTable = "ledger";

    /// <summary>Table: names that may come again, by day: events of the mail provider, operators' calls.</summary>
    public const string SeenTable = "seen";

    /// <summary>Container: files and long texts of messages, and what was set aside and is too long for a row.</summary>
    public const string ContactsContainer = "contacts";

    /// <summary>Container: mails that would have been sent, where there is no key to send with.</summary>
    public const string MailboxContainer = "mailbox";

    /// <summary>Queue: contact requests put there by other systems.</summary>
    public const string RequestsQueue = "contact-requests";

    /// <summary>Queue: mails to be sent.</summary>
    public const string MailQueue = "mail";

    /// <summary>Queue: messages that the language service is to be asked about.</summary>
    public const string ClassifyQueue = "classify";

    /// <summary>Queue: answer times that run out or ran out.</summary>
    public const string AlertsQueue = "alerts";

    /// <summary>All tables.</summary>
    public static IReadOnlyList<string> AllTables { get; } = [ContactsTable, QuarantineTable, LedgerTable, SeenTable];

    /// <summary>All containers.</summary>
    public static IReadOnlyList<string> AllContainers { get; } = [ContactsContainer, MailboxContainer];

    /// <summary>The queues that start a function; each has a poison queue.</summary>
    public static IReadOnlyList<string> TriggerQueues { get; } = [RequestsQueue, MailQueue, ClassifyQueue];

    /// <summary>No queue: outbox entries of this name tell a case of a linked one.</summary>
    public const string BackLinks = "back-links";

    /// <summary>No queue: outbox entries of this name have a chat's words taken in as a message.</summary>
    public const string Transcripts = "transcripts";

    /// <summary>Not a queue, but where what was set aside can come from as well: the forms.</summary>
    public const string FormSource = "form";

    /// <summary>What was set aside came in by mail.</summary>
    public const string MailSource = "mail";

    /// <summary>The source of what was set aside of queue <c>mail</c>: mails that we wrote, not those that were written to us.</summary>
    public const string OutboundMailSource = "mail-out";

    /// <summary>What begins the names of the blobs of long mails, which come in before anybody knows whose they are. No message's other blobs begin so.</summary>
    public const string IncomingMailBlobs = "incoming/";

    /// <summary>What begins the names of the blobs of what was set aside. No message's blob begins so.</summary>
    public const string SetAsideBlobs = "quarantine/";

    /// <summary>The blob of what was set aside and does not fit into a row.</summary>
    /// <param name="day">On which it is kept, like <c>2026-11-23</c>: a day's blobs go as one, the oldest first.</param>
    public static string SetAsideBlob(string day, string id) => $"{SetAsideBlobs}{day}/{id}";

    /// <summary>What the quarantine calls the source of what a queue's poison queue held.</summary>
    public static string PoisonSourceOf(string queue) => queue == MailQueue ? OutboundMailSource : queue;

    /// <summary>Where the Functions host copies what failed too often.</summary>
    public static string PoisonOf(string queue) => queue + "-poison";

    /// <summary>All queues but the poison queues.</summary>
    public static IEnumerable<string> QueuesOf(RoutingOptions routing) => [.. TriggerQueues, .. routing.Desks.Select(desk => QueueOf(new Desk(desk))), AlertsQueue];

    /// <summary>The queue that a desk is told by.</summary>
    public static string QueueOf(Desk desk) => "desk-" + desk.Name;
}
