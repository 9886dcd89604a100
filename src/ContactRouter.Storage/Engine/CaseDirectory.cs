using ContactRouter.Cases;
using ContactRouter.Storage.Rows;
using ContactRouter.Storage.Tables;

namespace ContactRouter.Storage.Engine;

/// <summary>Case numbers and the cases they stand for. That never changes, so what is known once is known for good.</summary>
public sealed class CaseDirectory(ITransactionalTable table)
{
    private const int Generation = 20_000;

    private readonly Lock gate = new();
    private Dictionary<CaseNumber, CaseId> young = [];
    private Dictionary<CaseNumber, CaseId> old = [];

    public void Add(CaseNumber number, CaseId id)
    {
        lock (gate)
        {
            if (young.Count >= Generation)
                (old, young) = (young, []);
            young[number] = id;
        }
    }

    /// <summary>The case of a number, or null where there is none.</summary>
    /// <exception cref="StoreUnavailableException">Not known.</exception>
    public async Task<CaseId?> FindAsync(CaseNumber number, CancellationToken cancellation)
    {
        lock (gate)
        {
            if (young.TryGetValue(number, out var known) || old.TryGetValue(number, out known))
                return known;
        }

        var row = await table.ReadAsync(RowKeys.Partition(number.Bucket), RowKeys.Number(number), cancellation);
        if (!CaseId.TryParse(row?.GetString("Case"), out var id))
            return null;
        Add(number, id);
        return id;
    }
}
