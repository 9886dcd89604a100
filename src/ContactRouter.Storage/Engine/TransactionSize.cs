using System.Text;
using Azure.Data.Tables;

namespace ContactRouter.Storage.Engine;

/// <summary>
/// What fits into one entity-group transaction. Azure takes 100 rows and 4 MiB of request, 1 MiB a row and 64 KiB a property; the emulator is laxer, so
/// what would fail only in Azure is noticed here.
/// </summary>
internal static class TransactionSize
{
    public const int MaxRows = 100;

    /// <summary>Below 4 MiB by what the request's own headers and the multipart frame may take.</summary>
    public const int MaxBytes = 3_500 * 1024;

    private const int MaxRowBytes = 1024 * 1024;
    private const int MaxPropertyBytes = 64 * 1024;

    /// <summary>Names, types and quotes around each property, and the frame around each row, generously.</summary>
    private const int PropertyFrame = 64;
    private const int RowFrame = 700;

    /// <summary>The bytes that a row takes in the request: binary values in base 64, texts as JSON spells them.</summary>
    /// <exception cref="InvalidOperationException">Azure would refuse the row: a limit of ours is wrong.</exception>
    public static int Of(ITableEntity entity)
    {
        var row = (TableEntity)entity;
        var stored = 0;
        var sent = RowFrame + (2 * (row.PartitionKey.Length + row.RowKey.Length));
        foreach (var (name, value) in row)
        {
            var (own, json) = value switch
            {
                byte[] bytes => (bytes.Length, (bytes.Length + 2) / 3 * 4),
                // Stored as UTF-16; in JSON a character beyond ASCII takes six bytes.
                string text => (text.Length * sizeof(char), Encoding.UTF8.GetByteCount(text) == text.Length ? text.Length * 2 : text.Length * 6),
                _ => (16, 40),
            };
            if (own > MaxPropertyBytes)
                throw new InvalidOperationException($"Property {name} of row {row.RowKey} has {own} bytes; a property holds {MaxPropertyBytes}.");
            stored += own + (2 * name.Length);
            sent += json + name.Length + PropertyFrame;
        }

        return stored <= MaxRowBytes ? sent : throw new InvalidOperationException($"Row {row.RowKey} has {stored} bytes; a row holds {MaxRowBytes}.");
    }
}
