using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ContactRouter.Cases;
using ContactRouter.Routing;
using ContactRouter.Topics;

namespace ContactRouter.Desks;

/// <summary>What somebody does to a case.</summary>
/// <param name="Number">Of the case.</param>
public abstract record DeskCommand(CaseNumber Number)
{
    /// <summary>The revision that whoever commands has seen, or null for the system, which looks at the case itself.</summary>
    public int? Seen { get; init; }

    /// <summary>The command's own name (Idempotency-Key): given twice, it is done once.</summary>
    public string Name { get; init; } = RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>Whose trace it belongs to, or null.</summary>
    public string? TraceParent { get; init; }

    /// <summary>A hash of the name, as the sender's state remembers it.</summary>
    public ulong HashName() => HashOf(Name);

    /// <summary>A hash of what is commanded.</summary>
    public ulong HashContent() => HashOf((this with { Name = "", Seen = null, TraceParent = null }).ToString());

    /// <summary>Answers the customer by mail.</summary>
    /// <param name="AndClose">And closes the case.</param>
    public sealed record Reply(CaseNumber Number, string Text, bool AndClose) : DeskCommand(Number);

    public sealed record Close(CaseNumber Number, string Reason) : DeskCommand(Number);

    public sealed record Reopen(CaseNumber Number, string Reason) : DeskCommand(Number);

    public sealed record Move(CaseNumber Number, Desk To, string Reason) : DeskCommand(Number);

    /// <summary>Says what the case is really about.</summary>
    public sealed record Correct(CaseNumber Number, Topic? Topic) : DeskCommand(Number);

    /// <summary>The language service recognised a topic where there was none.</summary>
    /// <param name="To">The desk that answers it.</param>
    /// <param name="Priority">One of <see cref="Priorities.All"/>.</param>
    /// <param name="Because">What it recognised and why that desk answers, in a sentence or two.</param>
    public sealed record Recognise(CaseNumber Number, Topic Topic, Desk To, string Priority, string Because) : DeskCommand(Number);

    /// <summary>The system: another case belongs to the same conversation.</summary>
    public sealed record Link(CaseNumber Number, CaseNumber Other) : DeskCommand(Number);

    /// <summary>The system: looks whether the answer time runs out.</summary>
    public sealed record Watch(CaseNumber Number) : DeskCommand(Number);

    /// <summary>The system: the provider told what became of a mail of ours.</summary>
    /// <param name="Template">Which mail.</param>
    /// <param name="Reason">The receiving server's words, or empty.</param>
    public sealed record Delivery(CaseNumber Number, string Template, DeliveryState State, string Reason) : DeskCommand(Number);

    private static ulong HashOf(string text) => BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <summary>What became of a mail of ours.</summary>
public enum DeliveryState
{
    Delivered,

    /// <summary>The customer did not get it and will not.</summary>
    Undeliverable,

    /// <summary>The customer's provider was told that it is spam.</summary>
    ReportedAsSpam,
}
