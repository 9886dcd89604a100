using System.Net.Http.Headers;
using System.Text;
using ContactRouter.EndToEnd.Tests.App;

[assembly: AssemblyFixture(typeof(GuardedApp))]

namespace ContactRouter.EndToEnd.Tests.App;

/// <summary>
/// A running app as it stands on the Internet: nobody may post without a key, a signature or an allowed origin, and some forms have names of their own.
/// Requests come in the older shape, in which the tests can say, as a front end would, which address they come from.
/// </summary>
public sealed class GuardedApp : IAsyncDisposable
{
    public const string Origin = "https://shop.example";
    public const string Key = "a-key-of-the-back-end";
    public const string SiteSecret = "a-secret-of-the-site";
    public const int NetworkLimit = 5;

    private readonly AppFolder folder = new(new Dictionary<string, string?>
    {
        ["Contacts__AllowAnonymous"] = "false",
        ["Contacts__AllowedOrigins__0"] = Origin,
        ["Contacts__ApiKeys__0"] = Key,
        ["Spam__NetworkLimit"] = $"{NetworkLimit}",
        ["Forms__garden__Preset"] = "netlify",
        ["Forms__garden__Secret"] = SiteSecret,
        ["Forms__tools__Preset"] = "webflow",
        ["Forms__tools__Secret"] = SiteSecret,
        ["Forms__tools__AddressVerified"] = "true",
        ["Forms__cafe__Preset"] = "typeform",
        ["Forms__cafe__Secret"] = SiteSecret,
        ["Forms__claims__Email"] = "customer",
        ["Forms__claims__Message__0"] = "/claim/text",
        ["Forms__claims__Message__1"] = "what happened",
        ["Forms__claims__FixedSubject"] = "A claim",
    });

    private readonly Lazy<Task<RunningApp>> app;
    private int networks;

    public GuardedApp() => app = new(() => RunningApp.StartAsync(options => options with { App = folder.Path, Forwarding = true }));

    public Task<RunningApp> GetAsync() => app.Value;

    /// <summary>An address of a network that no other test uses.</summary>
    public string NewAddress()
    {
        var n = Interlocked.Increment(ref networks);
        return $"198.{20 + (n / 250)}.{n % 250}.7";
    }

    public async Task<HttpResponseMessage> PostAsync(string path, HttpContent content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        if (request.Headers.Accept.Count == 0)
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (!request.Headers.Contains("X-Forwarded-For"))
            request.Headers.Add("X-Forwarded-For", NewAddress());
        return await (await GetAsync()).Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> PostJsonAsync(string path, string json, params (string Name, string Value)[] headers) =>
        PostAsync(path, new StringContent(json, Encoding.UTF8, "application/json"), headers);

    public async ValueTask DisposeAsync()
    {
        if (app.IsValueCreated)
            await (await app.Value).DisposeAsync();
        folder.Dispose();
    }
}
