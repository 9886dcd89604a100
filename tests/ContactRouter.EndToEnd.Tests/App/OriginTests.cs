using System.Net;
using System.Text;
using ContactRouter.LocalHost.Azurite;

namespace ContactRouter.EndToEnd.Tests.App;

/// <summary>Browsers may post from pages of allowed origins and of no others, in both shapes in which requests reach the handler.</summary>
public sealed class OriginTests(GuardedApp guarded)
{
    private const string Message = """{"email":"page@origin.example","message":"Where is my order?"}""";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Allowed_origins_may_post_and_others_may_not_in_the_older_shape() => await CheckAsync(await guarded.GetAsync());

    [Fact]
    public async Task Allowed_origins_may_post_and_others_may_not_in_the_newer_shape()
    {
        using var folder = new AppFolder(new Dictionary<string, string?> { ["Contacts__AllowAnonymous"] = "false", ["Contacts__AllowedOrigins__0"] = GuardedApp.Origin });
        await using var app = await RunningApp.StartAsync(options => options with { App = folder.Path }, await AzuriteServer.StartAsync(stop: Stop));
        await CheckAsync(app);
    }

    private static async Task CheckAsync(RunningApp app)
    {
        using var preflight = await PreflightAsync(app, GuardedApp.Origin);
        Assert.Equal(HttpStatusCode.NoContent, preflight.StatusCode);
        Assert.Equal(GuardedApp.Origin, preflight.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Contains("POST", string.Join(',', preflight.Headers.GetValues("Access-Control-Allow-Methods")), StringComparison.Ordinal);
        Assert.Contains("Idempotency-Key", string.Join(',', preflight.Headers.GetValues("Access-Control-Allow-Headers")), StringComparison.OrdinalIgnoreCase);
        Assert.False(preflight.Headers.Contains("Access-Control-Allow-Credentials"));

        // A page's chat shows its token in a header.
        using var chat = await PreflightAsync(app, GuardedApp.Origin, "/api/chats/any/messages", "authorization,content-type");
        Assert.Contains("Authorization", string.Join(',', chat.Headers.GetValues("Access-Control-Allow-Headers")), StringComparison.OrdinalIgnoreCase);

        using var posted = await PostAsync(app, GuardedApp.Origin);
        await posted.AcceptedAsync();
        Assert.Equal(GuardedApp.Origin, posted.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Contains("Retry-After", string.Join(',', posted.Headers.GetValues("Access-Control-Expose-Headers")), StringComparison.Ordinal);

        foreach (var origin in new[]
        {
            "null", "https://evil.example", "http://shop.example", "https://shop.example:8443", "https://shop.example.evil.example", "https://evilshop.example", "https://shop.example/",
            "https://shop.example, https://evil.example", "HTTPS://SHOP.EXAMPLE.", "*",
        })
        {
            using var refusedPreflight = await PreflightAsync(app, origin);
            Assert.False(refusedPreflight.Headers.Contains("Access-Control-Allow-Origin"), origin);
            using var refused = await PostAsync(app, origin);
            await refused.ProblemAsync(HttpStatusCode.Unauthorized, "unproven-sender");
            Assert.False(refused.Headers.Contains("Access-Control-Allow-Origin"), origin);
        }

        using var nowhere = await PostAsync(app, origin: null);
        await nowhere.ProblemAsync(HttpStatusCode.Unauthorized, "unproven-sender");
    }

    private static async Task<HttpResponseMessage> PreflightAsync(
        RunningApp app, string origin, string path = "/api/contacts", string headers = "content-type,idempotency-key")
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, path);
        request.Headers.TryAddWithoutValidation("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", headers);
        return await app.Client.SendAsync(request, Stop);
    }

    private static async Task<HttpResponseMessage> PostAsync(RunningApp app, string? origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/contacts") { Content = new StringContent(Message, Encoding.UTF8, "application/json") };
        if (origin is not null)
            request.Headers.TryAddWithoutValidation("Origin", origin);
        request.Headers.Add("Accept", "application/json");
        return await app.Client.SendAsync(request, Stop);
    }
}
