using System.Globalization;
using ContactRouter.Cases;
using ContactRouter.Intake;
using ContactRouter.Mails;
using ContactRouter.Notices;
using ContactRouter.Procedure;
using ContactRouter.Routing;
using ContactRouter.SecondOpinions;
using ContactRouter.Senders;
using ContactRouter.ServiceLevel;
using ContactRouter.Tests.Topics;
using ContactRouter.Topics;

namespace ContactRouter.Tests;

/// <summary>One ordinary message and what is needed to decide about it; a test changes what it is about.</summary>
internal static class Samples
{
    /// <summary>The bytes 0 to 31: what other tools compute with it can be checked by hand.</summary>
    public const string Key = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    public static readonly DateTimeOffset Monday = At("2026-11-23T02:00:00Z");

    public static readonly SenderIdentity Identity = new(new IdentityOptions { Key = Key });

    public static readonly CaseLife Life = new(new DeskCalendars(new ServiceLevelOptions()));

    public static DateTimeOffset At(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture);

    public static SenderAddress Address(string text) =>
        SenderAddress.Parse(text, out var fault) ?? throw new ArgumentException(fault, nameof(text));

    public static SenderId Sender(string address) => Identity.IdOf(Address(address));

    public static ContactId Contact(string address = "anna@shop.example", string name = "first") =>
        ContactId.Of(Sender(address), Monday, System.Text.Encoding.UTF8.GetBytes(name));

    public static ContactMessage Message() => new(
        Contact(),
        Channel.Form,
        Address("anna@shop.example"),
        "Anna Müller",
        Verified: true,
        "Where is order B2B12345?",
        "It was due last week.",
        OrderNumber: "",
        Chosen: null,
        Attachments: [],
        Extra: new Dictionary<string, string>(),
        TraceParent: null);

    public static Attachment File(string name, long size, string kind = "image/jpeg") =>
        new(name, kind, size, new string('a', 64), ContactMessage.BlobNameOf(Contact(), 1));

    /// <summary>The decision as the app puts it together; a test changes the part that it is about.</summary>
    public static ContactDecider Decider(
        ITopicClassifier? classifier = null, OrderOptions? orders = null, CaseOptions? cases = null, MailboxOptions? mailboxes = null, RoutingOptions? routing = null,
        bool asksLanguage = false)
    {
        orders ??= new OrderOptions();
        mailboxes ??= new MailboxOptions();
        var router = new DeskRouter(routing ?? new RoutingOptions(), mailboxes);
        return new ContactDecider(
            new SenderBudget(new BudgetOptions()),
            new RepeatOptions(),
            new MessageReader(classifier ?? Classifiers.Standard, new OrderNumbers(orders), new AttachmentOptions()),
            new CasePlanner(Identity, new ThreadFinder(Identity, cases ?? new CaseOptions()), router, Life, orders),
            new ProcedureChecks(orders, mailboxes),
            new Acknowledgements(Identity),
            new NoticeDecider(Identity, router, Life, new RepeatOptions()),
            new SecondOpinion(router, asksLanguage));
    }
}
