using System.Text;
using ContactRouter.Cases;
using ContactRouter.Chats;
using ContactRouter.Desks;
using ContactRouter.Intake;
using ContactRouter.Mails;
using ContactRouter.Notices;
using ContactRouter.Procedure;
using ContactRouter.Routing;
using ContactRouter.SecondOpinions;
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

    public static readonly CaseLife Life = new(new DeskCalendars(new ServiceLevelOptions()));

    public static readonly DeskDecider Desks = new(Identity, Life);

    public static readonly ChatRules Chats = new(new ChatOptions(), new SenderBudget(new BudgetOptions()), new OrderNumbers(new OrderOptions()), new RepeatOptions());

    public static readonly ContactDecider Decider = NewDecider(new OrderOptions(), new MailboxOptions(), new AsChosen());

    /// <summary>The same where no topic is ever recognised.</summary>
    public static readonly ContactDecider Clueless = NewDecider(new OrderOptions(), new MailboxOptions(), new Unknowing());

    public static SenderIdentity IdentityWith(byte key, int buckets) =>
        new(new IdentityOptions { Key = Convert.ToBase64String(Enumerable.Repeat(key, 32).ToArray()), Buckets = buckets });

    /// <summary>A message without an order number, which opens a case of its own, and which is not acknowledged: what most tests count is the rest.</summary>
    /// <param name="name">Two messages of the same sender and name have the same id.</param>
    public static ContactMessage Message(string name = "first", string sender = "anna@buyer.example", string? text = null)
    {
        var address = SenderAddress.Parse(sender, out _)!;
        var id = ContactId.Of(Identity.IdOf(address), Monday, Encoding.UTF8.GetBytes(name));
        return new ContactMessage(
            id, Channel.Form, address, "Anna", Verified: true, "A parcel", text ?? $"Where is it? ({name})", OrderNumber: "", Chosen: null, Attachments: [],
            new Dictionary<string, string>(), TraceParent: null)
        {
            IsSilent = true,
        };
    }

    private static ContactDecider NewDecider(OrderOptions orders, MailboxOptions mailboxes, ITopicClassifier classifier) => new(
        new SenderBudget(new BudgetOptions()),
        new RepeatOptions(),
        new MessageReader(classifier, new OrderNumbers(orders), new AttachmentOptions()),
        new CasePlanner(Identity, new ThreadFinder(Identity, new CaseOptions()), new DeskRouter(new RoutingOptions(), mailboxes), Life, orders),
        new ProcedureChecks(orders, mailboxes),
        new Acknowledgements(Identity),
        new NoticeDecider(Identity, new DeskRouter(new RoutingOptions(), mailboxes), Life, new RepeatOptions()),
        new SecondOpinion(new DeskRouter(new RoutingOptions(), mailboxes), isAsked: true));

    // The topic is not what is tested here: order status, unless the message says another.
    private sealed class AsChosen : ITopicClassifier
    {
        public TopicJudgement Classify(TopicInput input) => new(input.Chosen ?? Topic.OrderStatus, 1, [], []);
    }

    private sealed class Unknowing : ITopicClassifier
    {
        public TopicJudgement Classify(TopicInput input) => TopicJudgement.Unknown;
    }
}
