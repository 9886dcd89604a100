using System.Globalization;
using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.Extensions.Logging.Abstractions;
using WireMock.ResponseBuilders;
using WireMock.Server;
using Request = WireMock.RequestBuilders.Request;

namespace ContactRouter.Language.Tests;

/// <summary>A stand-in for the service, a client of it, and the clock that the client goes by.</summary>
internal sealed class Service : IDisposable
{
    public const string JobPath = "/language/analyze-text/jobs/" + JobId;

    private const string JobsPath = "/language/analyze-text/jobs";
    private const string JobId = "0b1c1a3e-7c0e-4f43-9d3b-7a3f8f0c2d11";
    private const string Scenario = "job";

    private readonly LossyWire wire = new();
    private int answers;

    public Service(Action<LanguageOptions>? change = null)
    {
        Options = new LanguageOptions { Endpoint = Server.Url!, Project = "contacts", Deployment = "production", Token = "local-token" };
        change?.Invoke(Options);
        Time = new SteppingTime(new DateTimeOffset(2026, 11, 23, 2, 0, 0, TimeSpan.Zero), wait => wait != Options.Deadline);
        Client = new TextAnalyticsClient(LanguagePipeline.Build(Options, new NoCredential(), new HttpClientTransport(new HttpClient(wire))), Options, Time);
        Topics = new LanguageTopics(Client, Options, Time, NullLogger<LanguageTopics>.Instance);
    }

    public WireMockServer Server { get; } = WireMockServer.Start();

    public LanguageOptions Options { get; }

    public SteppingTime Time { get; }

    public TextAnalyticsClient Client { get; }

    public LanguageTopics Topics { get; }

    /// <summary>The jobs that came in.</summary>
    public IReadOnlyList<JsonElement> Jobs =>
        [.. Server.LogEntries.Where(entry => entry.RequestMessage!.Method == "POST").Select(entry => JsonDocument.Parse(entry.RequestMessage!.Body!).RootElement)];

    /// <summary>How often a job was looked after.</summary>
    public int Looks => Server.LogEntries.Count(entry => entry.RequestMessage!.Method == "GET");

    public static string Succeeded(string category, double confidence) => string.Create(
        CultureInfo.InvariantCulture,
        $$$"""
        {"jobId":"{{{JobId}}}","status":"succeeded","errors":[],"tasks":{"completed":1,"failed":0,"inProgress":0,"total":1,"items":[{"kind":"CustomSingleLabelClassificationLROResults","taskName":"classify","status":"succeeded","results":{"documents":[{"id":"1","class":[{"category":"{{{category}}}","confidenceScore":{{{confidence}}}}],"warnings":[]}],"errors":[],"projectName":"contacts","deploymentName":"production"}}]}}
        """);

    public Task<ClassifyResult> AskAsync(CancellationToken? cancellation = null) =>
        Client.SingleLabelClassifyAsync("Wo bleibt mein Paket?", "de", cancellation ?? TestContext.Current.CancellationToken);

    /// <summary>Takes jobs, and answers looks with these in turn; the last one from then on.</summary>
    public Service Takes(params IResponseBuilder[] looks)
    {
        Posts(Response.Create().WithStatusCode(202).WithHeader("operation-location", $"{Server.Url}{JobPath}?api-version=2023-04-01"));
        var scenario = $"{Scenario}{++answers}";
        for (var n = 0; n < looks.Length; n++)
        {
            var look = Server.Given(Request.Create().WithPath(JobPath).UsingGet()).AtPriority(-answers).InScenario(scenario);
            if (n > 0)
                look = look.WhenStateIs($"{n}");
            (n < looks.Length - 1 ? look.WillSetStateTo($"{n + 1}") : look).RespondWith(looks[n]);
        }

        return this;
    }

    /// <summary>Answers jobs so from now on.</summary>
    public Service Posts(IResponseBuilder answer)
    {
        Server.Given(Request.Create().WithPath(JobsPath).UsingPost()).AtPriority(-(++answers)).RespondWith(answer);
        return this;
    }

    /// <summary>The next answer to such a request does not arrive, though the service gave it.</summary>
    public void Lose(HttpMethod method) => wire.Lost = method;

    public void Dispose()
    {
        Server.Dispose();
        wire.Dispose();
    }

    private sealed class LossyWire() : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        public HttpMethod? Lost { get; set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (request.Method != Lost)
                return response;
            Lost = null;
            response.Dispose();
            throw new HttpRequestException("The connection broke.");
        }
    }

    private sealed class NoCredential : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => throw new InvalidOperationException("Nobody needs it.");

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("Nobody needs it.");
    }
}

/// <summary>Answers of the service.</summary>
internal static class Answer
{
    public static IResponseBuilder Running => Json("""{"jobId":"1","status":"running","errors":[],"tasks":{"completed":0,"failed":0,"inProgress":1,"total":1}}""");

    public static IResponseBuilder Json(string json) => Response.Create().WithStatusCode(200).WithHeader("Content-Type", "application/json").WithBody(json);

    public static IResponseBuilder Status(int status) => Response.Create().WithStatusCode(status).WithBody("""{"error":{"code":"x","message":"y"}}""");

    public static IResponseBuilder Done(string category = "deliveries", double confidence = 0.93) => Json(Service.Succeeded(category, confidence));
}
