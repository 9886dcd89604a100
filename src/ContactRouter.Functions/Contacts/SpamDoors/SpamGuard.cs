using System.Net;
using ContactRouter.Functions.Problems;
using ContactRouter.Intake;

namespace ContactRouter.Functions.Contacts.SpamDoors;

/// <summary>The doors between the Internet and the form, for callers whom nothing proves: network, fill time, honeypot.</summary>
internal sealed class SpamGuard(SpamOptions options, NetworkGate network, Honeypot honeypot, SpamCounts counts, TimeProvider time)
{
    /// <summary>The problem to answer with before anything is read, or null.</summary>
    public Problem? Refuse(IPAddress client) => network.Refuse(client);

    /// <summary>Takes the fields that are meant for these doors out of a request, so that they do not travel along.</summary>
    public SpamSigns Take(ContactFields fields) => new(fields.Take(options.HoneypotField).Trim(), fields.Take(SpamOptions.StartedAt));

    /// <summary>What is wrong with the time that the form was open, or null.</summary>
    public Fault? Examine(SpamSigns signs)
    {
        var fault = FillTime.Examine(signs.StartedAt, time.GetUtcNow(), options.MinFillTime);
        if (fault is not null)
            counts.TooFast();
        return fault;
    }

    /// <summary>Sets a message aside whose form was filled in by a program.</summary>
    public Task<IntakeResult> CatchAsync(ContactMessage message, SpamSigns signs, CancellationToken cancellation) =>
        honeypot.CatchAsync(message, signs.Trap, cancellation);
}

/// <summary>What a post shows of how it was made.</summary>
/// <param name="Trap">What stands in the field that people do not see.</param>
/// <param name="StartedAt">When the form was opened, as its page says.</param>
internal sealed record SpamSigns(string Trap, string StartedAt)
{
    public bool IsTrapped => Trap.Length > 0;
}
