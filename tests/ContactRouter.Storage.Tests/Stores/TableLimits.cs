using System.Text;
using Azure.Data.Tables;

namespace ContactRouter.Storage.Tests.Stores;

/// <summary>
/// The sizes that Azure Table Storage accepts, which the emulator does not hold to. Source: "Understanding the Table service data model" and
/// "Performing entity group transactions" of its REST reference.
/// </summary>
internal static class TableLimits
{
    public const int MaxProperty = 64 * 1024;
    public const int MaxEntity = 1024 * 1024;
    public const int MaxTransaction = 4 * 1024 * 1024;
    public const int MaxActions = 100;
    public const int MaxKey = 1024;

    /// <summary>What Azure would refuse, or null.</summary>
    public static string? FaultOf(IReadOnlyList<TableTransactionAction> actions)
    {
        var total = 0L;
        foreach (var entity in actions.Select(action => (TableEntity)action.Entity))
        {
            if (entity.RowKey.AsSpan().IndexOfAny("/\\#?") >= 0 || entity.RowKey.Any(char.IsControl) || entity.RowKey.Length * 2 > MaxKey)
                return $"OutOfRangeInput: {entity.RowKey}";
            foreach (var (name, value) in entity)
            {
                if (SizeOf(value) > MaxProperty)
                    return $"PropertyValueTooLarge: {entity.RowKey} {name}";
            }

            var size = entity.Sum(pair => 8L + (pair.Key.Length * 2) + SizeOf(pair.Value));
            if (size > MaxEntity)
                return $"EntityTooLarge: {entity.RowKey}";
            // On the wire a binary is base 64, and each part of the batch has headers of its own.
            total += 1024 + entity.Sum(pair => pair.Key.Length + (pair.Value is byte[] bytes ? bytes.Length * 4L / 3 : Encoding.UTF8.GetByteCount($"{pair.Value}")));
        }

        return total > MaxTransaction ? "RequestBodyTooLarge" : null;
    }

    private static int SizeOf(object? value) => value switch
    {
        string text => text.Length * 2,
        byte[] bytes => bytes.Length,
        _ => 8,
    };
}
