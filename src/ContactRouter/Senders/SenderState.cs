using ContactRouter.Cases;
using ContactRouter.Intake;

namespace ContactRouter.Senders;

/// <summary>Everything a decision about a writer has to know of what was decided before; read and replaced as one.</summary>
/// <param name="Admissions">Those that still count, the oldest first.</param>
/// <param name="BlockedUntil">When his block ends or ended, or null.</param>
public sealed record SenderState(IReadOnlyList<Admission> Admissions, DateTimeOffset? BlockedUntil = null)
{
    /// <summary>So many open cases are listed; of a sender with more, the newest.</summary>
    public const int MostOpenCases = 200;

    /// <summary>So many names of commands are remembered.</summary>
    public const int MostOperations = 32;

    /// <summary>The sender's cases that are not closed, the oldest first. Only cases of a proven address are among them.</summary>
    public IReadOnlyList<OpenCase> OpenCases { get; init; } = [];

    /// <summary>He has, or once had, more open cases than are listed: what is not listed may still be open.</summary>
    public bool HasMoreCases { get; init; }

    /// <summary>Machine mail that was let in, counted apart: a customer's auto-responder must not use up the customer's budget.</summary>
    public IReadOnlyList<Admission> MachineAdmissions { get; init; } = [];

    /// <summary>The latest acknowledgements, the oldest first: how many mails somebody gets by himself is limited.</summary>
    public IReadOnlyList<Acknowledged> Acknowledged { get; init; } = [];

    /// <summary>The latest commands about his cases, the oldest first: given again, each is known.</summary>
    public IReadOnlyList<KnownOperation> Operations { get; init; } = [];

    /// <summary>Nothing is known of the writer.</summary>
    public static readonly SenderState Unknown = new([]);

    /// <summary>
    /// When a decision taken at <paramref name="clock"/> counts as taken: a clock that lags behind the instance that decided before must not turn time back.
    /// </summary>
    public DateTimeOffset TimeOf(DateTimeOffset clock)
    {
        var now = Timestamp.Truncate(clock);
        return Admissions.Count > 0 && Admissions[^1].At > now ? Admissions[^1].At : now;
    }

    public bool IsBlockedAt(DateTimeOffset now) => BlockedUntil > now;

    /// <summary>The admission of a message with that key, while its log remembers it.</summary>
    public Admission? Find(ulong key) => Admissions.LastOrDefault(admission => admission.Key == key);
}

/// <summary>An acknowledgement that was sent.</summary>
/// <param name="Subject">A hash of what it was about.</param>
public sealed record Acknowledged(DateTimeOffset At, uint Subject);

/// <summary>A command that was carried out.</summary>
/// <param name="Name">A hash of the name that its caller gave it.</param>
/// <param name="Content">A hash of what it said: the same name with another content is a mistake of the caller's.</param>
/// <param name="Case">Which case it changed.</param>
/// <param name="Sequence">Its entry in that case's timeline.</param>
public sealed record KnownOperation(ulong Name, ulong Content, CaseId Case, int Sequence);

/// <summary>A message that was let in.</summary>
/// <param name="Key">The beginning of its repeat key's hash.</param>
public sealed record Admission(DateTimeOffset At, ulong Key, ContactId Contact);
