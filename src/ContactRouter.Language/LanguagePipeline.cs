using Azure.Core;
using Azure.Core.Pipeline;

namespace ContactRouter.Language;

/// <summary>How calls go out: by Azure's own pipeline, signed with a token of the app's identity.</summary>
public static class LanguagePipeline
{
    private const string Scope = "https://cognitiveservices.azure.com/.default";

    /// <param name="credential">Of the identity that asks; a token from the settings goes before it.</param>
    /// <param name="transport">What carries the calls, where it is not to be the usual one.</param>
    public static HttpPipeline Build(LanguageOptions options, TokenCredential credential, HttpPipelineTransport? transport = null)
    {
        var pipeline = new PipelineOptions { Transport = transport ?? NewTransport() };
        // Whether and when to ask again is decided with the question's own deadline, by the app's own clock.
        pipeline.Retry.MaxRetries = 0;
        pipeline.Retry.NetworkTimeout = options.Deadline;
        // What customers wrote goes into no log.
        pipeline.Diagnostics.IsLoggingEnabled = false;
        pipeline.Diagnostics.IsTelemetryEnabled = false;
        return HttpPipelineBuilder.Build(pipeline, options.Token.Length > 0 ? new FixedTokenPolicy(options.Token) : new BearerTokenAuthenticationPolicy(credential, Scope));
    }

    private static HttpClientTransport NewTransport() => new(new HttpClient(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    });

    private sealed class PipelineOptions : ClientOptions;

    // Azure's own policy refuses plain HTTP, rightly; on a laptop the stand-in for the service has no certificate.
    private sealed class FixedTokenPolicy(string token) : HttpPipelineSynchronousPolicy
    {
        public override void OnSendingRequest(HttpMessage message) => message.Request.Headers.SetValue("Authorization", "Bearer " + token);
    }
}
