using Azure.Data.Tables;
using ContactRouter.Senders;
using ContactRouter.Storage.Tables;

namespace ContactRouter.Storage.Accounts;

/// <summary>
/// Holds <c>Identity:Key</c> and <c>Identity:Buckets</c> against those the account was set up with, kept in a row of its own. With others, no sender's
/// rows would be found again and every budget would start anew: then nothing may be written at all.
/// </summary>
public sealed class AccountCheck(ITransactionalTable table, SenderIdentity identity)
{
    private const string Partition = "settings";
    private const string Row = "settings|identity";

    /// <returns>Null where all is well (the row is made where there is none), else which setting is wrong.</returns>
    /// <exception cref="StoreUnavailableException">Not known yet.</exception>
    public async Task<string?> RunAsync(CancellationToken cancellation)
    {
        var row = await table.ReadAsync(Partition, Row, cancellation);
        if (row is null)
        {
            row = new TableEntity(Partition, Row) { ["KeyFingerprint"] = identity.Fingerprint(), ["Buckets"] = identity.Buckets };
            var written = await table.WriteAsync([new TableTransactionAction(TableTransactionActionType.Add, row)], cancellation);
            // Another instance was first: what it wrote is what counts.
            if (!written.Written)
                row = await table.ReadAsync(Partition, Row, cancellation) ?? row;
        }

        if (row.GetString("KeyFingerprint") != identity.Fingerprint())
            return "Identity:Key is not the key that this storage account was set up with. Put the former key back: it names every sender's rows.";
        return row.GetInt32("Buckets") == identity.Buckets
            ? null
            : $"Identity:Buckets is {identity.Buckets}, but this storage account was set up with {row.GetInt32("Buckets")}. Put that back.";
    }
}
