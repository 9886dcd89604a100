using ContactRouter.Cases;
using ContactRouter.Chats;
using ContactRouter.Desks;
using ContactRouter.Functions.Chats;
using ContactRouter.Functions.ClassifyTopics;
using ContactRouter.Functions.Contacts;
using ContactRouter.Functions.Contacts.Network;
using ContactRouter.Functions.Contacts.SpamDoors;
using ContactRouter.Functions.Desks;
using ContactRouter.Functions.Desks.ReplyTemplates;
using ContactRouter.Functions.Doctor;
using ContactRouter.Functions.Health;
using ContactRouter.Functions.InboundMail;
using ContactRouter.Functions.MailEvents;
using ContactRouter.Functions.MeasureQueues;
using ContactRouter.Functions.Notices;
using ContactRouter.Functions.OpenApi;
using ContactRouter.Functions.Ops;
using ContactRouter.Functions.PurgeQuarantine;
using ContactRouter.Functions.QueuedContacts;
using ContactRouter.Functions.SendMail;
using ContactRouter.Functions.Telemetry;
using ContactRouter.Functions.WatchSla;
using ContactRouter.Language;
using ContactRouter.Mail.Inbound;
using ContactRouter.Mail.Outbound;
using ContactRouter.Mail.Signatures;
using ContactRouter.Mail.Templates;
using ContactRouter.Mails;
using ContactRouter.Notices;
using ContactRouter.Procedure;
using ContactRouter.Routing;
using ContactRouter.SecondOpinions;
using ContactRouter.Senders;
using ContactRouter.ServiceLevel;
using ContactRouter.Storage;
using ContactRouter.Storage.Accounts;
using ContactRouter.Storage.Blobs;
using ContactRouter.Storage.Cases;
using ContactRouter.Storage.Chats;
using ContactRouter.Storage.Engine;
using ContactRouter.Storage.Erasure;
using ContactRouter.Storage.Ledger;
using ContactRouter.Storage.Mails;
using ContactRouter.Storage.Outbox;
using ContactRouter.Storage.Quarantine;
using ContactRouter.Storage.Queues;
using ContactRouter.Storage.Seen;
using ContactRouter.Storage.Setup;
using ContactRouter.Storage.Tables;
using ContactRouter.Storage.Writers;
using ContactRouter.Topics;

namespace ContactRouter.Functions.Hosting;

/// <summary>Puts the rooms together, in the order of a message's way.</summary>
internal static class Services
{
    public static void AddContactRouter(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(ShiftedClock.From(settings.Clock));
        services.AddSingleton<FatalStop>();
        services.AddSingleton<StorageStart>();
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJson.Default));
        services.AddCors(cors => cors.AddDefaultPolicy(policy => policy
            .WithOrigins([.. settings.Contacts.AllowedOrigins])
            .WithMethods("GET", "POST")
            .WithHeaders("Content-Type", "Idempotency-Key", "Accept", "Authorization")
            .WithExposedHeaders("Location", "Retry-After", "RateLimit", "RateLimit-Policy")
            .SetPreflightMaxAge(TimeSpan.FromHours(1))));
        services.AddSpecification();

        services.AddDoors(settings);
        services.AddDecision(settings);
        services.AddStorage(settings);
        services.AddSingleton(settings.Telemetry);
        services.AddHostedService<MetricsExport>();
        services.AddSingleton<QueueGauge>();
        services.AddMail(settings);
        services.AddLanguage(settings);
    }

    private static void AddDoors(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton(settings.Contacts);
        services.AddSingleton(settings.Forms);
        services.AddSingleton<AddressProver>();
        services.AddSingleton(settings.Network);
        services.AddSingleton<ClientAddress>();
        services.AddSingleton<WriterNetwork>();
        services.AddSpamDoors(settings);
        services.AddSingleton<ContactBodyReader>();
        services.AddSingleton<ContactAnswers>();
        services.AddSingleton<PostContact>();
        services.AddSingleton<GetContact>();
        services.AddInboundMail(settings);
        services.AddSingleton<QueuedContact>();
        services.AddSingleton<PostNotice>();
        services.AddOps();
        services.AddSingleton<Readiness>();
        services.AddDesk(settings);
        services.AddChats();
    }

    private static void AddInboundMail(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton(settings.Mail);
        services.AddSingleton(new SendGridSignature(settings.Mail.SigningKeys));
        services.AddSingleton(new OwnAddresses(
            settings.Mail.Domain, [.. settings.Mailboxes.Desks.Select(desk => desk.Address), .. settings.Mailboxes.OutboundOnly]));
        services.AddSingleton<MailMessages>();
        services.AddSingleton<LongMailTurns>();
        services.AddSingleton<MailIntake>();
        services.AddSingleton<PostMail>();
    }

    private static void AddOps(this IServiceCollection services)
    {
        services.AddSingleton<OperatorCalls>();
        services.AddSingleton<DeskBacklog>();
        services.AddSingleton<QueueDepths>();
        services.AddSingleton<OverviewReader>();
        services.AddSingleton<LedgerEndpoint>();
        services.AddSingleton<SenderReader>();
        services.AddSingleton<BlockedList>();
        services.AddSingleton<SenderEndpoints>();
        services.AddSingleton<QuarantineEndpoints>();
        services.AddSingleton<QuarantineRelease>();
        services.AddSingleton<PoisonRedrive>();
        services.AddSingleton<PoisonEndpoints>();
        services.AddSingleton<EraseSender>();
        services.AddSingleton<CorrectionList>();
        services.AddSingleton<CorrectionExport>();
        services.AddSingleton<Checkup>();
    }

    private static void AddDesk(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton(settings.Desk);
        services.AddSingleton<ReplyTemplates>();
        services.AddSingleton<CaseFiles>();
        services.AddSingleton(provider => new StoredFiles(
            provider.GetRequiredService<StorageClients>().Blobs.GetBlobContainerClient(StorageNames.ContactsContainer)));
        services.AddSingleton<DeskLists>();
        services.AddSingleton<StoredMessages>();
        services.AddSingleton<CaseReader>();
        services.AddSingleton<CaseFinder>();
        services.AddSingleton<CaseEndpoints>();
        services.AddSingleton<CaseCommands>();
        services.AddSingleton<FindCases>();
        services.AddSingleton<RouteDryRun>();
        services.AddSingleton<AnswerTimeWatch>();
        services.AddSingleton<AlertCounts>();
    }

    private static void AddChats(this IServiceCollection services)
    {
        services.AddSingleton<ChatReader>();
        services.AddSingleton<ChatBoard>();
        services.AddSingleton<ChatTimes>();
        services.AddSingleton<ChatProblems>();
        services.AddSingleton<ChatCalls>();
        services.AddSingleton<OpenChat>();
        services.AddSingleton<CustomerChats>();
        services.AddSingleton<DeskChatCalls>();
    }

    private static void AddSpamDoors(this IServiceCollection services, Settings settings)
    {
        services.AddMetrics();
        services.AddSingleton(settings.Spam);
        services.AddSingleton<SpamCounts>();
        services.AddSingleton<NetworkGate>();
        services.AddSingleton<Honeypot>();
        services.AddSingleton<SpamGuard>();
    }

    private static void AddDecision(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton(new SenderIdentity(settings.Identity));
        services.AddSingleton(new SenderBudget(settings.Budget));
        services.AddSingleton(settings.Repeats);
        services.AddSingleton<ITopicClassifier>(
            new TrainedClassifier(settings.Topics, new TopicHints(settings.Topics, settings.Routing, settings.Mailboxes)));
        services.AddSingleton(new OrderNumbers(settings.Orders));
        services.AddSingleton(settings.Attachments);
        services.AddSingleton(settings.Routing);
        services.AddSingleton(settings.Mailboxes);
        services.AddSingleton(settings.Cases);
        services.AddSingleton(settings.Orders);
        services.AddSingleton<DeskRouter>();
        services.AddSingleton(new DeskCalendars(settings.ServiceLevel));
        services.AddSingleton<MessageReader>();
        services.AddSingleton<ThreadFinder>();
        services.AddSingleton<CaseLife>();
        services.AddSingleton<CasePlanner>();
        services.AddSingleton<ProcedureChecks>();
        services.AddSingleton<Acknowledgements>();
        services.AddSingleton(settings.Notices);
        services.AddSingleton<NoticeDecider>();
        services.AddSingleton(settings.Chat);
        services.AddSingleton<ChatRules>();
        services.AddSingleton(provider => provider.GetRequiredService<ChatRules>().Hours);
        services.AddSingleton(provider => new SecondOpinion(provider.GetRequiredService<DeskRouter>(), settings.Language.IsAsked));
        services.AddSingleton<DeskDecider>();
        services.AddSingleton<ContactDecider>();
    }

    private static void AddStorage(this IServiceCollection services, Settings settings)
    {
        var clients = new StorageClients(settings.Storage.Connection!);
        services.AddSingleton(clients);
        services.AddSingleton<StorageResources>();
        services.AddSingleton<StorageDoctor>();
        services.AddSingleton<ITransactionalTable>(new AzureTable(clients.Tables.GetTableClient(StorageNames.ContactsTable)));
        services.AddSingleton<IContactBlobs>(provider => new AzureContactBlobs(
            clients.Blobs.GetBlobContainerClient(StorageNames.ContactsContainer), provider.GetRequiredService<ILogger<AzureContactBlobs>>()));
        services.AddSingleton<IEventQueues>(new AzureEventQueues(clients.Queues));
        services.AddSingleton<AccountCheck>();
        services.AddSingleton<CaseDirectory>();
        services.AddSingleton(provider => new OutboxPublisher(
            provider.GetRequiredService<ITransactionalTable>(),
            provider.GetRequiredService<IEventQueues>(),
            // Made later: the engine publishes by this.
            provider.GetRequiredService<ContactEngine>,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<OutboxPublisher>>()));
        services.AddSingleton<OutboxSweep>();
        services.AddSingleton<ContactEngine>();
        services.AddSingleton(provider => new OrphanSweep(
            clients.Blobs.GetBlobContainerClient(StorageNames.ContactsContainer),
            provider.GetRequiredService<ITransactionalTable>(),
            new AzureTable(clients.Tables.GetTableClient(StorageNames.QuarantineTable)),
            provider.GetRequiredService<AccountCheck>(),
            provider.GetRequiredService<SenderIdentity>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<OrphanSweep>>()));
        services.AddSingleton(provider => new IncomingMails(
            clients.Blobs.GetBlobContainerClient(StorageNames.ContactsContainer),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<IncomingMails>>()));
        services.AddQuarantine(settings, clients);
        services.AddLedger(settings, clients);
    }

    private static void AddLedger(this IServiceCollection services, Settings settings, StorageClients clients)
    {
        var seen = new AzureTable(clients.Tables.GetTableClient(StorageNames.SeenTable));
        var ledger = new AzureTable(clients.Tables.GetTableClient(StorageNames.LedgerTable));
        services.AddSingleton(new SeenNames(seen));
        services.AddSingleton(provider => new SeenCalls(seen, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<LedgerCounts>();
        services.AddSingleton(provider => new LedgerBook(ledger, provider.GetRequiredService<LedgerCounts>(), provider.GetRequiredService<TimeProvider>()));
        services.AddHostedService<LedgerTimer>();
        services.AddSingleton<BlockPurge>();
        services.AddSingleton(provider => new CountsPurge(
            new DayPurge(seen, provider.GetRequiredService<TimeProvider>()),
            new DayPurge(ledger, provider.GetRequiredService<TimeProvider>()),
            provider.GetRequiredService<BlockPurge>(),
            settings.Retention,
            provider.GetRequiredService<ILogger<CountsPurge>>()));
    }

    private static void AddQuarantine(this IServiceCollection services, Settings settings, StorageClients clients)
    {
        var table = clients.Tables.GetTableClient(StorageNames.QuarantineTable);
        var blobs = clients.Blobs.GetBlobContainerClient(StorageNames.ContactsContainer);
        services.AddSingleton(provider => new QuarantineStore(
            table, blobs, provider.GetRequiredService<LedgerCounts>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<QuarantineStore>>()));
        services.AddSingleton(provider => new QuarantineList(table, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new QuarantinePurge(
            table, blobs, settings.Retention, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<QuarantinePurge>>()));
        services.AddSingleton(provider => new SenderErasure(
            provider.GetRequiredService<ITransactionalTable>(), table, blobs, provider.GetRequiredService<SenderIdentity>(), provider.GetRequiredService<ILogger<SenderErasure>>()));
        services.AddSingleton(provider => new PoisonDrain(clients.RawQueues, provider.GetRequiredService<QuarantineStore>()));
    }

    private static void AddMail(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton(settings.OutboundMail);
        services.AddSingleton(settings.ServiceLevel);
        services.AddSingleton<MailTimes>();
        services.AddSingleton<AdviceTexts>();
        services.AddSingleton<MailTemplates>();
        services.AddSingleton<MailComposer>();
        services.AddSingleton<MailGate>();
        services.AddSingleton<MailClaims>();
        services.AddSingleton<IMailOrders>(provider => new AzureMailOrders(provider.GetRequiredService<StorageClients>().Queues));
        services.AddSingleton<IMailSender>(provider => settings.SendGrid.ApiKey.Length == 0
            ? new LocalMailbox(provider.GetRequiredService<StorageClients>().Blobs, provider.GetRequiredService<TimeProvider>())
            : new SendGridSender(SendGridSender.NewClient(), settings.SendGrid, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IQuarantine>(provider => provider.GetRequiredService<QuarantineStore>());
        services.AddSingleton<MailCounts>();
        services.AddSingleton<MailOutcome>();
        services.AddSingleton<MailDispatch>();
        services.AddSingleton<MailResending>();
        services.AddSingleton<MailEventKeys>();
        services.AddSingleton<MailEventIntake>();
    }

    private static void AddLanguage(this IServiceCollection services, Settings settings)
    {
        services.AddSingleton(settings.Language);
        // Also where nobody is asked: questions may be left over from when somebody was.
        services.AddSingleton(provider => new LanguageTopics(
            new TextAnalyticsClient(
                LanguagePipeline.Build(settings.Language, StorageOptions.IdentityOf(settings.Language.ClientId)), settings.Language, provider.GetRequiredService<TimeProvider>()),
            settings.Language,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<LanguageTopics>>()));
        services.AddSingleton<QuestionCounts>();
        services.AddSingleton<QuestionDelay>();
        services.AddSingleton<QuestionTaker>();
    }
}
