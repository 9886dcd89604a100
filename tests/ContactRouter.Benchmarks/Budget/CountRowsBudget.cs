using System.Globalization;
using Azure.Data.Tables;
using ContactRouter.Benchmarks.Measuring;
using ContactRouter.Storage;

namespace ContactRouter.Benchmarks.Budget;

/// <summary>A row for each message, counted before the next is inserted. Wrong under load: messages that are counted at once do not see each other.</summary>
internal sealed class CountRowsBudget(Account account, TimeProvider time) : IBudget
{
    private readonly TableClient table = account.Clients.Tables.GetTableClient(StorageNames.ContactsTable);
    private int inserted;

    public async Task<bool> AdmitAsync(int sender)
    {
        var partition = $"sender{sender:d6}";
        var now = time.GetUtcNow();
        var since = KeyOf(now - BudgetRule.Window);
        var count = await table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey gt {since}"), select: ["RowKey"]).CountAsync();
        if (count >= BudgetRule.Most)
            return false;
        await table.AddEntityAsync(new TableEntity(partition, $"{KeyOf(now)}|{Interlocked.Increment(ref inserted):d8}"));
        return true;
    }

    public Task QuietAsync() => Task.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static string KeyOf(DateTimeOffset time) => time.UtcTicks.ToString("d19", CultureInfo.InvariantCulture);
}
