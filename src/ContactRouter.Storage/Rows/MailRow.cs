using Azure.Data.Tables;
using ContactRouter.Cases;
using ContactRouter.Senders;

namespace ContactRouter.Storage.Rows;

/// <summary>Which case a mail of a sender's is in, found by its Message-ID when it is answered.</summary>
public static class MailRow
{
    // Sent again under another idempotency key the same mail comes twice: the later case answers.
    public static TableTransactionAction Write(int bucket, SenderId sender, string hash, CaseNumber number) => new(
        TableTransactionActionType.UpsertReplace, new TableEntity(RowKeys.Partition(bucket), RowKeys.Mail(sender, hash)) { ["Number"] = number.Value });

    public static CaseNumber? Read(TableEntity? row) => CaseNumber.TryParse(row?.GetString("Number"), out var number) ? number : null;
}
