using Azure;
using Azure.Data.Tables;
using ContactRouter.Intake;
using ContactRouter.Senders;

namespace ContactRouter.Storage.Rows;

/// <summary>What a key stands for, as a row. Its insert finds a repeat; once expired it is replaced under its ETag.</summary>
public static class KeyRow
{
    public static TableTransactionAction Write(int bucket, SenderId sender, SeenKey key, ETag? expired)
    {
        var row = new TableEntity(RowKeys.Partition(bucket), RowKeys.Key(sender, key.Hash))
        {
            ["Contact"] = key.Contact.Value,
            ["Body"] = key.Body,
            ["ExpiresAt"] = key.ExpiresAt,
        };
        return StateRow.Replace(row, expired);
    }

    public static SeenKey? Read(TableEntity row, string hash) =>
        ContactId.TryParse(row.GetString("Contact"), out var contact)
            ? new SeenKey(hash, row.GetString("Body"), contact, row.GetDateTimeOffset("ExpiresAt") ?? default)
            : null;
}
