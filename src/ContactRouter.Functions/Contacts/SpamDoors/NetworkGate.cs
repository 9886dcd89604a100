using System.Net;
using ContactRouter.Functions.Contacts.Network;
using ContactRouter.Functions.Problems;
using ContactRouter.Senders;

namespace ContactRouter.Functions.Contacts.SpamDoors;

/// <summary>Lets in only so many posts an hour from one network: whoever uses thousands of addresses still uses his own line.</summary>
internal sealed class NetworkGate(SpamOptions options, SenderIdentity identity, SpamCounts counts, TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private readonly RollingLimit limit = new(options.NetworkLimit, Window, time);

    /// <summary>The problem to answer with, or null where it is let in.</summary>
    public Problem? Refuse(IPAddress client)
    {
        // An inner address is that of a machine of ours in between: everybody's posts would count as one network's.
        if (options.NetworkLimit == 0 || !PublicAddress.Is(client))
            return null;
        var wait = limit.Take(identity.NetworkIdOf(client));
        if (wait == TimeSpan.Zero)
            return null;
        counts.NetworkBusy();
        return KnownProblems.NetworkBusy(new BudgetStanding(options.NetworkLimit, Window, Left: 0, (int)Math.Ceiling(wait.TotalSeconds), BlockedUntil: null));
    }
}
