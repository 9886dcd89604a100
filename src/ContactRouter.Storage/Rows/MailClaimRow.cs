using Azure.Data.Tables;
using ContactRouter.Senders;
using ContactRouter.Storage.Mails;

namespace ContactRouter.Storage.Rows;

/// <summary>A mail's claim as a row.</summary>
public static class MailClaimRow
{
    private const string State = "State";
    private const string At = "At";
    private const string IsAutomatic = "IsAutomatic";

    public static TableEntity Write(int bucket, MailClaim claim) => new(RowKeys.Partition(bucket), RowKeys.MailClaim(claim.Recipient, claim.Order))
    {
        [State] = claim.State.ToString(),
        [At] = claim.At,
        [IsAutomatic] = claim.IsAutomatic,
        ["Template"] = claim.Template,
        ["Case"] = claim.Case,
        ["Tries"] = claim.Tries,
        ["Until"] = claim.Until == default ? claim.At : claim.Until,
        ["IsResent"] = claim.IsResent,
        ["Reason"] = claim.Reason,
        ["ProviderId"] = claim.ProviderId,
        ["Delivery"] = claim.Delivery,
    };

    public static MailClaim Read(TableEntity row, SenderId recipient, string order) => new(
        recipient,
        order,
        row.GetString("Template"),
        row.GetString("Case"),
        row.GetBoolean(IsAutomatic) ?? true,
        Enum.Parse<MailState>(row.GetString(State)),
        row.GetDateTimeOffset(At) ?? default)
    {
        Tries = row.GetInt32("Tries") ?? 0,
        Until = row.GetDateTimeOffset("Until") ?? default,
        IsResent = row.GetBoolean("IsResent") ?? false,
        Reason = row.GetString("Reason") ?? "",
        ProviderId = row.GetString("ProviderId") ?? "",
        Delivery = row.GetString("Delivery") ?? "",
        ETag = row.ETag,
    };

    /// <summary>Whether it counts against how many automatic mails its recipient gets.</summary>
    public static bool IsAutomaticMailSince(TableEntity row, DateTimeOffset since) =>
        row.GetBoolean(IsAutomatic) == true && row.GetDateTimeOffset("Until") >= since && row.GetString(State) is nameof(MailState.Sending) or nameof(MailState.Sent);
}
