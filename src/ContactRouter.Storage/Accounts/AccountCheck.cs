using Azure.Data.Tables;
using ContactRouter.Senders;
using ContactRouter.Storage.Rows;
using ContactRouter.Storage.Tables;

namespace ContactRouter.Storage.Accounts;

/// <summary>
/// Holds <c>Identity:Key</c> and <c>Identity:Buckets</c> against those the account was set up with, kept in a row of its own. With others, no sender's
/// rows would be found again and every budget would start anew: then nothing may be written at all.
/// </summary>
public sealed class AccountCheck(ITransactionalTable table, SenderIdentity identity)
{
    private volatile bool passed;

    /// <summary>Passes once; from then on it costs nothing. Makes the row where there is none.</summary>
    /// <exception cref="WrongAccountException">A setting is wrong. The process must not go on.</exception>
    /// <exception cref="StoreUnavailableException">Not known yet.</exception>
    public async ValueTask EnsureAsync(CancellationToken cancellation)
    {
        if (passed)
            return;
        if (await FindFaultAsync(cancellation) is { } fault)
            throw new WrongAccountException(fault);
        passed = true;
    }

    /// <summary>What is wrong with the settings, or null; unlike <see cref="EnsureAsync"/> it never writes: a fresh account has no fault.</summary>
    /// <exception cref="StoreUnavailableException">Not known.</exception>
    public async Task<string?> LookAsync(CancellationToken cancellation) =>
        await table.ReadAsync(RowKeys.SettingsPartition, RowKeys.Identity, cancellation) is { } row ? FaultIn(row) : null;

    /// <summary>When the account was first used, by the store's clock. Passes the check first.</summary>
    /// <exception cref="WrongAccountException">A setting is wrong. The process must not go on.</exception>
    /// <exception cref="StoreUnavailableException">Not known.</exception>
    public async Task<DateTimeOffset> SetUpAtAsync(CancellationToken cancellation)
    {
        await EnsureAsync(cancellation);
        return await table.ReadAsync(RowKeys.SettingsPartition, RowKeys.Identity, cancellation) is { Timestamp: { } at }
            ? at
            : throw new StoreUnavailableException("The account's own row is gone.");
    }

    private async Task<string?> FindFaultAsync(CancellationToken cancellation)
    {
        var row = await table.ReadAsync(RowKeys.SettingsPartition, RowKeys.Identity, cancellation);
        if (row is null)
        {
            row = new TableEntity(RowKeys.SettingsPartition, RowKeys.Identity) { ["KeyFingerprint"] = identity.Fingerprint(), ["Buckets"] = identity.Buckets };
            var written = await table.WriteAsync([new TableTransactionAction(TableTransactionActionType.Add, row)], cancellation);
            // Another instance was first: what it wrote is what counts.
            if (!written.Written)
                row = await table.ReadAsync(RowKeys.SettingsPartition, RowKeys.Identity, cancellation) ?? row;
        }

        return FaultIn(row);
    }

    private string? FaultIn(TableEntity row)
    {
        if (row.GetString("KeyFingerprint") != identity.Fingerprint())
            return "Identity:Key is not the key that this storage account was set up with. Put the former key back: it names every sender's rows.";
        return row.GetInt32("Buckets") == identity.Buckets
            ? null
            : $"Identity:Buckets is {identity.Buckets}, but this storage account was set up with {row.GetInt32("Buckets")}. Put that back.";
    }
}

/// <summary>The settings are not those of this storage account; the message names the setting.</summary>
public sealed class WrongAccountException(string message) : Exception(message);
