using ContactRouter.Cases;
using ContactRouter.Chats;
using ContactRouter.Functions.Contacts;
using ContactRouter.Functions.Contacts.Forms;
using ContactRouter.Functions.Contacts.Network;
using ContactRouter.Functions.Contacts.SpamDoors;
using ContactRouter.Functions.Desks.ReplyTemplates;
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
using ContactRouter.Topics;

namespace ContactRouter.Functions.Hosting;

/// <summary>All settings, read and checked at start.</summary>
internal sealed record Settings(
    IdentityOptions Identity,
    ContactsOptions Contacts,
    SpamOptions Spam,
    NetworkOptions Network,
    MailOptions Mail,
    BudgetOptions Budget,
    RepeatOptions Repeats,
    TopicOptions Topics,
    RoutingOptions Routing,
    MailboxOptions Mailboxes,
    OrderOptions Orders,
    AttachmentOptions Attachments,
    CaseOptions Cases,
    NoticeOptions Notices,
    ChatOptions Chat,
    OutboundMailOptions OutboundMail,
    SendGridOptions SendGrid,
    ServiceLevelOptions ServiceLevel,
    RetentionOptions Retention,
    LanguageOptions Language,
    StorageOptions Storage,
    TelemetryOptions Telemetry,
    ClockOptions Clock)
{
    /// <summary>The forms that have field names of their own.</summary>
    public FormMappings Forms { get; private init; } = new();

    public DeskOptions Desk { get; } = new();

    /// <exception cref="WrongSettingsException">Names every setting that is wrong, never a value that may be secret.</exception>
    public static Settings Read(IConfiguration configuration)
    {
        var faults = new List<string>(UnresolvedReferences(configuration));
        if (faults.Count > 0)
            throw new WrongSettingsException(faults);
        var settings = new Settings(
            new IdentityOptions(), new ContactsOptions(), new SpamOptions(), new NetworkOptions(), new MailOptions(), new BudgetOptions(), new RepeatOptions(), new TopicOptions(),
            new RoutingOptions(),
            new MailboxOptions(), new OrderOptions(), new AttachmentOptions(), new CaseOptions(), new NoticeOptions(), new ChatOptions(), new OutboundMailOptions(), new SendGridOptions(),
            new ServiceLevelOptions(), new RetentionOptions(), new LanguageOptions { ClientId = StorageOptions.ClientIdOf(configuration) ?? "" },
            StorageOptions.Read(configuration, faults), TelemetryOptions.Read(configuration, faults), ClockOptions.Read(configuration, faults));
        // Each call stands here by itself, for the binder's code is generated where it is called.
        Try("Identity", section => section.Bind(settings.Identity));
        Try("Contacts", section => section.Bind(settings.Contacts));
        Try("Spam", section => section.Bind(settings.Spam));
        Try("Network", section => section.Bind(settings.Network));
        Try("Mail", section => section.Bind(settings.Mail));
        Try("Budget", section => section.Bind(settings.Budget));
        Try("Repeats", section => section.Bind(settings.Repeats));
        Try("Topics", section => section.Bind(settings.Topics));
        Try("Routing", section => section.Bind(settings.Routing));
        Try("Mailboxes", section => section.Bind(settings.Mailboxes));
        Try("Orders", section => section.Bind(settings.Orders));
        Try("Attachments", section => section.Bind(settings.Attachments));
        Try("Cases", section => section.Bind(settings.Cases));
        Try("Notices", section => section.Bind(settings.Notices));
        Try("Chat", section => section.Bind(settings.Chat));
        Try("Mail", section => section.Bind(settings.OutboundMail));
        Try("SendGrid", section => section.Bind(settings.SendGrid));
        Try("ServiceLevel", section => section.Bind(settings.ServiceLevel));
        Try("Desk", section => section.Bind(settings.Desk));
        Try("Retention", section => section.Bind(settings.Retention));
        Try("Language", section => section.Bind(settings.Language));
        faults.AddRange(
        [
            .. settings.Identity.Faults(),
            .. settings.Contacts.Faults(),
            .. settings.Spam.Faults(),
            .. settings.Network.Faults(),
            .. settings.Mail.Faults(),
            .. settings.Budget.Faults(),
            .. settings.Repeats.Faults(),
            .. settings.Topics.Faults(),
            .. settings.Routing.Faults(),
            .. RuleSettings.Faults(configuration),
            .. settings.Mailboxes.Faults(settings.Routing.Desks),
            .. settings.OutboundMail.Faults(),
            .. settings.SendGrid.Faults(settings.OutboundMail),
            .. settings.Orders.Faults(),
            .. settings.Attachments.Faults(),
            .. settings.Cases.Faults(),
            .. settings.Notices.Faults(settings.Mailboxes),
            .. settings.Chat.Faults(settings.Routing.Desks),
            .. settings.ServiceLevel.Faults(settings.Routing.Desks),
            .. settings.Desk.Faults(),
            .. settings.Retention.Faults(),
            .. settings.Language.Faults(ClockOptions.IsLocal(configuration)),
        ]);
        settings = settings with { Forms = FormMappings.Read(configuration, settings.Spam.PostFields, faults) };
        faults.AddRange(RuleSettings.Faults(settings.Routing, settings.Forms));
        return faults.Count == 0 ? settings : throw new WrongSettingsException(faults);

        void Try(string name, Action<IConfigurationSection> bind)
        {
            try
            {
                bind(configuration.GetSection(name));
            }
            catch (InvalidOperationException exception)
            {
                // The binder names the setting and quotes its value: only numbers and switches can fail, no secret.
                faults.Add($"{name}: {exception.Message}");
            }
        }
    }

    // A Key Vault reference that Azure could not resolve arrives as its own literal text: never to be taken for the secret.
    private static IEnumerable<string> UnresolvedReferences(IConfiguration configuration) =>
        configuration.AsEnumerable()
            .Where(setting => setting.Value?.StartsWith("@Microsoft.KeyVault(", StringComparison.OrdinalIgnoreCase) == true)
            .Select(setting => $"{setting.Key}: the Key Vault reference was not resolved. Check the secret's name and the identity's role on the vault.");
}

/// <summary>The app does not start with these settings.</summary>
internal sealed class WrongSettingsException(IReadOnlyList<string> faults) : Exception(string.Join(Environment.NewLine, faults))
{
    public IReadOnlyList<string> Faults { get; } = faults;
}
