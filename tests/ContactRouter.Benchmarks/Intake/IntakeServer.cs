using System.Net;
using ContactRouter.Benchmarks.Product;
using ContactRouter.Functions.Contacts;
using ContactRouter.Functions.Hosting;
using ContactRouter.Functions.Problems;
using ContactRouter.Intake;
using ContactRouter.Senders;
using ContactRouter.Storage.Blobs;
using ContactRouter.Storage.Outbox;
using ContactRouter.Storage.Tables;

namespace ContactRouter.Benchmarks.Intake;

/// <summary>The handler's web part without log and storage, and beside its endpoint shorter ones that stop half-way.</summary>
internal static class IntakeServer
{
    public static async Task<WebApplication> StartHelloAsync()
    {
        var app = Builder().Build();
        app.MapGet("/hello", () => "hello");
        app.MapPost("/read", async (HttpContext http) =>
        {
            await http.Request.Body.CopyToAsync(Stream.Null, http.RequestAborted);
            return "read";
        });
        await app.StartAsync();
        return app;
    }

    public static async Task<WebApplication> StartAsync()
    {
        var builder = Builder();
        builder.Services.AddContactRouter(Settings.Read(SampleSettings.For("UseDevelopmentStorage=true")));
        builder.Services.AddSingleton<ITransactionalTable, EmptyTable>();
        builder.Services.AddSingleton<IEventQueues, EmptyQueues>();
        builder.Services.AddSingleton<IContactBlobs, NoBlobs>();
        var app = builder.Build();
        app.UseMiddleware<ProblemMiddleware>();
        app.UseMiddleware<DeadlineMiddleware>();
        app.UseCors();
        app.MapContacts();
        app.MapPost("/checked", async (HttpContext http, AddressProver prover, ContactBodyReader reader, SenderIdentity identity, TimeProvider time) =>
        {
            var message = await CheckedAsync(http, prover, reader, identity, time);
            return Results.Json(new ContactAccepted(message.Id.Value, "", [], null, "", [], ""), ApiJson.Default.ContactAccepted, statusCode: StatusCodes.Status202Accepted);
        });
        app.MapPost("/decided", async (
            HttpContext http, AddressProver prover, ContactBodyReader reader, SenderIdentity identity, TimeProvider time, ContactDecider decider, ContactAnswers answers) =>
        {
            var message = await CheckedAsync(http, prover, reader, identity, time);
            var decision = Decide(decider, message, time.GetUtcNow());
            return answers.Of(http.Request, new IntakeResult.Accepted(decision.Record.Answer, decision.Standing, IsRepeat: false), redirect: "");
        });
        await app.StartAsync();
        return app;
    }

    public static int PortOf(WebApplication app) => new Uri(app.Urls.Single()).Port;

    public static Decision.Admitted Decide(ContactDecider decider, ContactMessage message, DateTimeOffset now) =>
        (Decision.Admitted)decider.Decide(SenderState.Unknown, message, MessageMark.Of(message), new KnownFacts(), now, attempt: 0);

    private static WebApplicationBuilder Builder()
    {
        var builder = WebApplication.CreateSlimBuilder(["--hostBuilder:reloadConfigOnChange=false"]);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.AddServerHeader = false;
        });
        builder.Logging.ClearProviders();
        return builder;
    }

    private static async Task<ContactMessage> CheckedAsync(HttpContext http, AddressProver prover, ContactBodyReader reader, SenderIdentity identity, TimeProvider time)
    {
        var proof = prover.Begin(http.Request);
        var content = proof.Observe(http.Request.Body);
        var (body, _) = await reader.ReadAsync(http.Request, content, form: null, http.RequestAborted);
        await proof.ConcludeAsync(content, http.RequestAborted);
        var fields = ContactRules.Check(body!.Fields, out _)!;
        return fields.ToMessage(ContactId.New(identity.IdOf(fields.Sender), time.GetUtcNow()), Channel.Form, proof.IsProven, attachments: [], traceParent: null);
    }
}
