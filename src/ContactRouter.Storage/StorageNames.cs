using ContactRouter.Routing;

namespace ContactRouter.Storage;

/// <summary>The names of all tables, queues and containers.</summary>
public static class StorageNames
{
    /// <summary>Table: senders, messages, cases, the desks' lists, the outbox.</summary>
    public const string ContactsTable = "contacts";

    /// <summary>Table: what was set aside, by day.</summary>
    public const string QuarantineTable = "quarantine";

    /// <summary>Container: files and long texts of messages.</summary>
    public const string ContactsContainer = "contacts";

    /// <summary>Queue: contact requests put there by other systems.</summary>
    public const string RequestsQueue = "contact-requests";

    /// <summary>Not a queue, but where what was set aside can come from as well: the forms.</summary>
    public const string FormSource = "form";

    /// <summary>The blob of what was set aside and does not fit into a row.</summary>
    public static string SetAsideBlob(string id) => $"quarantine/{id}";

    /// <summary>Where the Functions host copies what failed too often.</summary>
    public static string PoisonOf(string queue) => queue + "-poison";

    /// <summary>The queue that a desk is told by.</summary>
    public static string QueueOf(Desk desk) => "desk-" + desk.Name;
}
