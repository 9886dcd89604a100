using System.Net;
using Azure.Core;
using Azure.Core.Pipeline;

namespace ContactRouter.Language.Tests;

/// <summary>Who asks: the app's identity, over HTTPS only.</summary>
public sealed class IdentityTests
{
    [Fact]
    public async Task The_identity_asks_with_a_token_for_the_service()
    {
        using var wire = new Wire();
        var credential = new FixedCredential();
        var options = new LanguageOptions { Endpoint = "https://shop.cognitiveservices.azure.com", Project = "contacts", Deployment = "production" };
        var client = new TextAnalyticsClient(LanguagePipeline.Build(options, credential, new HttpClientTransport(new HttpClient(wire))), options, TimeProvider.System);

        await client.SingleLabelClassifyAsync("Hello", language: null, TestContext.Current.CancellationToken);

        Assert.Equal(["https://cognitiveservices.azure.com/.default"], credential.Scopes);
        Assert.Equal(["POST https://shop.cognitiveservices.azure.com/language/analyze-text/jobs?api-version=2023-04-01 Bearer of-the-identity"], wire.Seen);
    }

    private sealed class Wire : HttpMessageHandler
    {
        public List<string> Seen { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Seen.Add($"{request.Method} {request.RequestUri} {request.Headers.Authorization}");
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.InternalServerError));
        }
    }

    private sealed class FixedCredential : TokenCredential
    {
        public IReadOnlyList<string> Scopes { get; private set; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Scopes = requestContext.Scopes;
            return new AccessToken("of-the-identity", DateTimeOffset.MaxValue);
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }
}
