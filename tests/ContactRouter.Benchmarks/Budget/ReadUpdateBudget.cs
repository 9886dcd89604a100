using Azure;
using Azure.Data.Tables;
using ContactRouter.Benchmarks.Measuring;
using ContactRouter.Storage;

namespace ContactRouter.Benchmarks.Budget;

/// <summary>The plain way: each message reads its sender's row and writes it back under its ETag, until that succeeds.</summary>
internal class ReadUpdateBudget(Account account, TimeProvider time) : IBudget
{
    private readonly TableClient table = account.Clients.Tables.GetTableClient(StorageNames.ContactsTable);

    public async Task<bool> AdmitAsync(int sender)
    {
        var key = $"sender{sender:d6}";
        while (true)
        {
            var read = await table.GetEntityIfExistsAsync<TableEntity>("budget", key);
            var now = time.GetUtcNow();
            if (Admit(read.HasValue ? read.Value! : new TableEntity("budget", key), now) is not { } row)
                return false;
            try
            {
                await (read.HasValue ? table.UpdateEntityAsync(row, read.Value!.ETag, TableUpdateMode.Replace) : table.AddEntityAsync(row));
                return true;
            }
            catch (RequestFailedException conflict) when (conflict.Status is 409 or 412)
            {
                // Another message of the sender was first.
            }
        }
    }

    public Task QuietAsync() => Task.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>The row with one admission more, or null where there is no room.</summary>
    protected virtual TableEntity? Admit(TableEntity row, DateTimeOffset now)
    {
        var since = (now - BudgetRule.Window).ToUnixTimeMilliseconds();
        var log = (row.GetString("Log") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(at => long.Parse(at, null) > since).ToList();
        if (log.Count >= BudgetRule.Most)
            return null;
        row["Log"] = string.Join(' ', log.Append($"{now.ToUnixTimeMilliseconds()}"));
        return row;
    }
}
