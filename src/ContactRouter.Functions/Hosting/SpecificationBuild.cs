using System.Reflection;
using ContactRouter.Cases;
using ContactRouter.Chats;
using ContactRouter.Functions.Contacts;
using ContactRouter.Functions.Contacts.Network;
using ContactRouter.Functions.Contacts.SpamDoors;
using ContactRouter.Functions.Telemetry;
using ContactRouter.Intake;
using ContactRouter.Language;
using ContactRouter.Mail;
using ContactRouter.Mail.Outbound;
using ContactRouter.Notices;
using ContactRouter.Procedure;
using ContactRouter.Routing;
using ContactRouter.Senders;
using ContactRouter.ServiceLevel;
using ContactRouter.Storage.Quarantine;
using ContactRouter.Storage.Setup;
using ContactRouter.Topics;

namespace ContactRouter.Functions.Hosting;

/// <summary>The build starts the app once to write docs/openapi.json: without a host, without settings, and without listening.</summary>
internal static class SpecificationBuild
{
    public static bool IsRunning { get; } = Assembly.GetEntryAssembly()?.GetName().Name == "GetDocument.Insider";

    public static Settings Settings => new(
        new IdentityOptions { Key = Convert.ToBase64String(new byte[32]) },
        new ContactsOptions(),
        new SpamOptions(),
        new NetworkOptions(),
        new MailOptions(),
        new BudgetOptions(),
        new RepeatOptions(),
        new TopicOptions(),
        new RoutingOptions(),
        new MailboxOptions(),
        new OrderOptions(),
        new AttachmentOptions(),
        new CaseOptions(),
        new NoticeOptions(),
        new ChatOptions(),
        new OutboundMailOptions(),
        new SendGridOptions(),
        new ServiceLevelOptions(),
        new RetentionOptions(),
        new LanguageOptions(),
        new StorageOptions(new StorageConnection.ByString("UseDevelopmentStorage=true"), CreateMissing: false),
        new TelemetryOptions(null, null), new ClockOptions(StartAt: null));
}
