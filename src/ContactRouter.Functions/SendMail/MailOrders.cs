using System.Text.Json;
using ContactRouter.Mails;
using ContactRouter.Senders;

namespace ContactRouter.Functions.SendMail;

/// <summary>Reads what lies on queue <c>mail</c>, or lay there.</summary>
internal static class MailOrders
{
    /// <returns>Null where it is no order that could be carried out; <paramref name="fault"/> says why.</returns>
    public static MailOrder? Read(ReadOnlySpan<byte> body, out SenderId recipient, out string fault)
    {
        (recipient, fault) = (default, "The order's id or template is none of ours.");
        try
        {
            var order = MailOrder.Read(body);
            if (order.Recipient is not { } known || !Mail.Templates.MailTemplates.Names.Contains(order.Template))
                return null;
            recipient = known;
            return order;
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            fault = "The order is not the JSON of one.";
            return null;
        }
    }
}
