using ContactRouter.Cases;
using ContactRouter.Senders;
using ContactRouter.Storage.Rows;
using ContactRouter.Storage.Tables;

namespace ContactRouter.Storage.Engine;

/// <summary>Reads what a decision asks for. A case that is guarded by a state known here is read once, for as long as that state is the latest.</summary>
internal sealed class FactReader(int bucket, ITransactionalTable table, WriterStates states, CaseDirectory directory)
{
    /// <summary>More cases of a sender on one order than this are not looked through; the newest ones are.</summary>
    private const int MostOnOrder = 50;

    private readonly string partition = RowKeys.Partition(bucket);

    public async Task ReadAsync(PendingMessage pending, Fact fact, KnownFacts known, BatchStates batch)
    {
        var sender = pending.Message.Id.Sender;
        switch (fact)
        {
            case Fact.Key:
                pending.SetKey(await table.ReadAsync(partition, RowKeys.Key(sender, pending.Mark.Hash), CancellationToken.None));
                (known.IsKeyRead, known.Seen) = (true, pending.Seen);
                break;
            case Fact.CaseOf { Number: var number }:
                var id = batch.StateOf(pending.Writer).OpenCases.FirstOrDefault(open => open.Number == number)?.Id
                    ?? await directory.FindAsync(number, CancellationToken.None);
                known.Cases[number] = id is { } found ? await CaseAsync(found, batch) : null;
                break;
            case Fact.MailOf { Hash: var hash }:
                known.Mails[hash] = MailRow.Read(await table.ReadAsync(partition, RowKeys.Mail(sender, hash), CancellationToken.None));
                break;
            case Fact.CasesOn { OrderNumber: var order }:
                known.CasesOnOrders[order] = await NumbersAsync(order, sender);
                break;
            case Fact.AddressState:
                known.AddressState = await AddressStateAsync(new WriterKey(sender, Network: null));
                break;
        }
    }

    /// <summary>A case as it is by now, or null where there is none.</summary>
    public async Task<Case?> CaseAsync(CaseId id, BatchStates batch)
    {
        if (batch.CaseOf(id) is { } known)
            return known;
        // A number's bucket is its case's, which may be another one than this.
        if (await table.ReadAsync(RowKeys.Partition(states.BucketOf(id.OpenedBy.Sender)), RowKeys.Case(id), CancellationToken.None) is not { } row)
            return null;
        var @case = CaseRow.Read(row);
        states.Set(@case);
        return @case;
    }

    private async Task<IReadOnlyList<CaseNumber>> NumbersAsync(string order, SenderId sender)
    {
        var (from, to) = RowKeys.CasesOn(order, sender);
        var numbers = new List<CaseNumber>();
        await foreach (var row in table.RangeAsync(partition, from, to, CancellationToken.None))
        {
            // Cases that strangers open under his address are none of his.
            if (row.GetBoolean("Verified") == true && CaseNumber.TryParse(row.GetString("Number"), out var number))
                numbers.Add(number);
        }

        numbers.Reverse();
        return numbers.Count <= MostOnOrder ? numbers : numbers[..MostOnOrder];
    }

    private async Task<SenderState> AddressStateAsync(WriterKey address)
    {
        if (!states.IsKnown(address))
            await states.ReadAsync(address, isMessage: false);
        // As it is committed: a case that is only planned may yet get another number.
        return states.StateOf(address);
    }
}
