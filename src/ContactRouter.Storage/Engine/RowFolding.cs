using Azure.Data.Tables;

namespace ContactRouter.Storage.Engine;

/// <summary>A transaction names each row once: several changes of one row become the one that has their effect.</summary>
internal static class RowFolding
{
    public static IEnumerable<PlannedRow> Fold(IEnumerable<PlannedRow> rows)
    {
        var folded = new List<PlannedRow?>();
        var places = new Dictionary<string, int>();
        foreach (var row in rows)
        {
            var key = row.Action.Entity.RowKey;
            if (!places.TryGetValue(key, out var place))
            {
                places[key] = folded.Count;
                folded.Add(row);
            }
            else
            {
                folded[place] = folded[place] is { } before ? Fold(before, row) : row;
            }
        }

        return folded.OfType<PlannedRow>();
    }

    /// <returns>Null where the second takes back the first.</returns>
    private static PlannedRow? Fold(PlannedRow first, PlannedRow second) => (first.Action.ActionType, second.Action.ActionType) switch
    {
        (TableTransactionActionType.Add, TableTransactionActionType.Delete) => null,
        (TableTransactionActionType.Add, _) => first with { Action = new(TableTransactionActionType.Add, second.Action.Entity) },
        (_, TableTransactionActionType.Delete) => second,
        _ => second with { Action = new(TableTransactionActionType.UpsertReplace, second.Action.Entity) },
    };
}
