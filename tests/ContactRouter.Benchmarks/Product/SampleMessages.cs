using System.Globalization;
using ContactRouter.Intake;
using ContactRouter.Senders;

namespace ContactRouter.Benchmarks.Product;

/// <summary>Messages as buyers write them: a text of 600 characters, about an order.</summary>
internal static class SampleMessages
{
    private const string Order = "B2B48213";
    private const string Subject = $"Order {Order}: two cartons have not arrived";

    /// <summary>600 characters.</summary>
    public const string Text =
        "Hello, on Tuesday your carrier brought three of the five cartons of our order " + Order + ". The driver said that the other two would follow on the next day, "
        + "but nobody came and the tracking page still shows the same line as last week. Our shop opens its spring window on Friday and the lamps for it are in "
        + "one of the missing cartons. Could you please find out where they are and tell us on which day we can expect the delivery? If they are lost, send "
        + "new ones by express and let us know what happens to the invoice, which names all five cartons. Our warehouse takes goods from eight to four. Many thanks.";

    public static SenderAddress Address(int sender) => SenderAddress.Parse($"buyer{sender.ToString("d6", CultureInfo.InvariantCulture)}@shop.example", out _)!;

    /// <summary>Each message is about an order of its own, or it would continue the case of the one before.</summary>
    public static string SubjectOf(int number) => About(Subject, number);

    public static string TextOf(int number) => About(Text, number);

    private static string About(string text, int number) => text.Replace(Order, $"B2B{100_000 + number}", StringComparison.Ordinal);

    /// <summary>A proven writer's message: those of one sender share one budget.</summary>
    /// <param name="number">Another one for each message.</param>
    public static ContactMessage New(SenderIdentity identity, int sender, int number, DateTimeOffset now)
    {
        var address = Address(sender);
        return new ContactMessage(
            ContactId.New(identity.IdOf(address), now), Channel.Form, address, "Buyer", Verified: true, SubjectOf(number), TextOf(number), OrderNumber: "", Chosen: null,
            Attachments: [], new Dictionary<string, string>(), TraceParent: null)
        {
            // What is measured is the way to the desk, without an acknowledgement.
            IsSilent = true,
        };
    }
}
