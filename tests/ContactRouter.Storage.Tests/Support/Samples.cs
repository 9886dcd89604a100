using System.Text;
using ContactRouter.Intake;
using ContactRouter.Procedure;
using ContactRouter.Routing;
using ContactRouter.Senders;
using ContactRouter.ServiceLevel;
using ContactRouter.Topics;

namespace ContactRouter.Storage.Tests.Support;

/// <summary>Messages as they come from the doors, and the decision that is taken about them.</summary>
internal static class Samples
{
    /// <summary>Monday, 09:00 in Shanghai: the desks have just opened.</summary>
    public static readonly DateTimeOffset Monday = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);

    public static readonly SenderIdentity Identity = IdentityWith(key: 0, buckets: 16);

    public static readonly ContactDecider Decider = new(
        Identity,
        new SenderBudget(new BudgetOptions()),
        new RepeatOptions(),
        new AsChosen(),
        new OrderNumbers(new OrderOptions()),
        new AttachmentOptions(),
        new DeskRouter(new RoutingOptions(), new MailboxOptions()),
        new DeskCalendars(new ServiceLevelOptions()));

    public static SenderIdentity IdentityWith(byte key, int buckets) =>
        new(new IdentityOptions { Key = Convert.ToBase64String(Enumerable.Repeat(key, 32).ToArray()), Buckets = buckets });

    /// <param name="name">Two messages of the same sender and name have the same id.</param>
    public static ContactMessage Message(string name = "first", string sender = "anna@buyer.example", string? text = null)
    {
        var address = SenderAddress.Parse(sender, out _)!;
        var id = ContactId.Of(Identity.IdOf(address), Monday, Encoding.UTF8.GetBytes(name));
        return new ContactMessage(
            id, Channel.Form, address, "Anna", Verified: true, "Order B2B12345", text ?? $"Where is it? ({name})", OrderNumber: "", Chosen: null, Attachments: [],
            new Dictionary<string, string>(), TraceParent: null);
    }

    // The topic is not what is tested here: order status, unless the message says another.
    private sealed class AsChosen : ITopicClassifier
    {
        public TopicJudgement Classify(TopicInput input) => new(input.Chosen ?? Topic.OrderStatus, 1, [], []);
    }
}
