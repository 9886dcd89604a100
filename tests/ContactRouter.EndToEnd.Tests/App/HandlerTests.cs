using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.NetworkInformation;
using System.Text;
using System.Text.Json.Nodes;
using ContactRouter.LocalHost.Azurite;
using ContactRouter.LocalHost.Running;

namespace ContactRouter.EndToEnd.Tests.App;

/// <summary>The handler's half of the contract with the Functions host.</summary>
public sealed class HandlerTests(SharedApp shared)
{
    private const string Nowhere = "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;BlobEndpoint=http://127.0.0.1:1/devstoreaccount1;QueueEndpoint=http://127.0.0.1:1/devstoreaccount1;TableEndpoint=http://127.0.0.1:1/devstoreaccount1;";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_listens_on_its_own_port_only_whatever_ASPNETCORE_URLS_says()
    {
        var (urls, ports) = (HandlerProcess.FreePort(), HandlerProcess.FreePort());
        await using var handler = await HandlerProcess.Start((await shared.GetAsync()).Storage, new Dictionary<string, string?>
        {
            ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{urls}",
            ["ASPNETCORE_HTTP_PORTS"] = $"{ports}",
        }).AnswersAsync();
        var listening = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners();
        Assert.Contains(listening, endpoint => endpoint.Port == handler.Port && endpoint.Address.Equals(IPAddress.Loopback));
        Assert.DoesNotContain(listening, endpoint => endpoint.Port == urls || endpoint.Port == ports);
    }

    [Fact]
    public async Task It_listens_when_it_can_serve_and_not_before()
    {
        await using var azurite = await AzuriteServer.StartAsync(stop: Stop);
        await using var handler = await HandlerProcess.Start(azurite.ConnectionString).AnswersAsync();
        using var response = await handler.Client.PostAsJsonAsync("/api/contacts", new { email = "first@ready.example", message = "Where is my order?" }, Stop);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Asked_to_end_it_ends_without_an_error(bool withStorage)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no SIGTERM on Windows.");
        await using var handler = await HandlerProcess.Start(withStorage ? (await shared.GetAsync()).Storage : Nowhere).AnswersAsync();

        var (exitCode, _, errors) = await handler.EndAsync();

        Assert.Equal((0, ""), (exitCode, errors));
    }

    [Fact]
    public async Task Without_a_port_it_says_who_starts_it()
    {
        await using var handler = HandlerProcess.Start(Nowhere, new Dictionary<string, string?> { ["FUNCTIONS_CUSTOMHANDLER_PORT"] = null });
        var (exitCode, _, errors) = await handler.ExitAsync();
        Assert.NotEqual(0, exitCode);
        Assert.Contains("dotnet run --project src/ContactRouter.LocalHost", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_settings_stop_it_with_all_their_names_and_a_code_that_is_not_0()
    {
        await using var handler = HandlerProcess.Start(Nowhere, new Dictionary<string, string?>
        {
            ["Identity__Key"] = "c2VjcmV0",
            ["Routing__Topics__stock"] = "nobody",
            ["Clock__StartAt"] = "2026-11-23T10:00:00Z",
        });
        var (exitCode, _, errors) = await handler.ExitAsync();
        Assert.NotEqual(0, exitCode);
        Assert.All(["Identity:Key", "Routing:Topics:stock", "Clock:StartAt"], name => Assert.Contains(name, errors, StringComparison.Ordinal));
        Assert.DoesNotContain("c2VjcmV0", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_key_than_the_accounts_stops_it()
    {
        var app = await shared.GetAsync();
        await using var handler = HandlerProcess.Start(app.Storage, new Dictionary<string, string?> { ["Identity__Key"] = Convert.ToBase64String(new byte[32]) });
        var (exitCode, _, errors) = await handler.ExitAsync();
        Assert.NotEqual(0, exitCode);
        Assert.Contains("Identity:Key", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_its_storage_down_it_starts_answers_503_and_fails_queue_calls()
    {
        await using var handler = await HandlerProcess.Start(Nowhere).AnswersAsync();
        using var posted = await handler.Client.PostAsJsonAsync("/api/contacts", new { email = "down@storage.example", message = "Where is my order?" }, Stop);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, posted.StatusCode);
        Assert.NotNull(posted.Headers.RetryAfter?.Delta);
        Assert.Equal("storage-unavailable", (string?)JsonNode.Parse(await posted.Content.ReadAsStringAsync(Stop))!["code"]);
        using var ready = await handler.Client.GetAsync("/api/health/ready", Stop);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        using var live = await handler.Client.GetAsync("/api/health/live", Stop);
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);

        var call = """{"Data":{"msg":"eyJlbWFpbCI6ImFAYi5leGFtcGxlIiwibWVzc2FnZSI6InggeSJ9"},"Metadata":{"Id":"\"m1\"","InsertionTime":"2026-11-23T00:13:29+00:00"}}""";
        using var queued = await handler.Client.PostAsync("/QueuedContacts", new StringContent(call, Encoding.UTF8, "application/json"), Stop);
        Assert.False(queued.IsSuccessStatusCode);
        var (_, output, errors) = await handler.KillAsync();
        Assert.All((output + errors).Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Matches("^(info|warn|fail|crit|Fatal|Wrong)", line));
    }

    [Fact]
    public async Task Timer_calls_are_answered_by_an_object()
    {
        var app = await shared.GetAsync();
        foreach (var function in new[] { "SweepOutbox", "DrainPoison", "RemoveOrphans", "PurgeQuarantine", "WatchSla", "WatchChats" })
        {
            using var response = await app.Client.PostAsync(
                new Uri(app.Host.HandlerAddress, "/" + function),
                new StringContent("""{"Data":{"tick":{"Schedule":{"AdjustForDST":true},"ScheduleStatus":null,"IsPastDue":false}},"Metadata":{"sys":{}}}""", Encoding.UTF8, "application/json"),
                Stop);
            Assert.Equal((HttpStatusCode.OK, "{}"), (response.StatusCode, await response.Content.ReadAsStringAsync(Stop)));
            Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        }
    }

    [Theory]
    [InlineData("/QueuedContacts")]
    [InlineData("/SweepOutbox")]
    [InlineData("/DrainPoison")]
    [InlineData("/RemoveOrphans")]
    [InlineData("/PurgeQuarantine")]
    [InlineData("/WatchSla")]
    [InlineData("/WatchChats")]
    public async Task The_hosts_own_calls_cannot_be_made_from_outside(string path)
    {
        var app = await shared.GetAsync();
        using var response = await app.Client.PostAsync(path, new StringContent("{}", Encoding.UTF8, "application/json"), Stop);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Every_function_is_served_and_every_documented_path_has_a_route()
    {
        var app = await shared.GetAsync();
        var routes = new List<string>();
        foreach (var file in Directory.EnumerateFiles(LocalFolders.AppRoot, "function.json", SearchOption.AllDirectories))
        {
            var trigger = JsonNode.Parse(await File.ReadAllTextAsync(file, Stop))!["bindings"]![0]!;
            var function = Path.GetFileName(Path.GetDirectoryName(file))!;
            if ((string?)trigger["type"] == "httpTrigger")
            {
                // Who may call the others is the app's own matter: proof of the address, tokens.
                Assert.Equal(function is "Ops" or "Desk" or "Notices" ? "function" : "anonymous", (string?)trigger["authLevel"]);
                routes.Add((string)trigger["route"]!);
                continue;
            }

            if ((string?)trigger["type"] == "queueTrigger")
                Assert.Equal(("binary", "ContactStorage"), ((string?)trigger["dataType"], (string?)trigger["connection"]));
            using var response = await app.Client.PostAsync(new Uri(app.Host.HandlerAddress, "/" + function), new StringContent("{}", Encoding.UTF8, "application/json"), Stop);
            Assert.NotEqual(HttpStatusCode.NotFound, response.StatusCode);
        }

        var document = JsonNode.Parse(await app.Client.GetStringAsync("/api/openapi.json", Stop))!;
        foreach (var (path, _) in document["paths"]!.AsObject())
            Assert.Contains(routes, route => Matches(route, path));
        using var home = await app.Client.GetAsync("/", Stop);
        Assert.Equal("text/html", home.Content.Headers.ContentType?.MediaType);
        using var missing = await app.Client.GetAsync("/no/such/page", Stop);
        Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (missing.StatusCode, missing.Content.Headers.ContentType?.MediaType));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/no/such/page");
        request.Headers.TryAddWithoutValidation("Accept", "text/html");
        using var page = await app.Client.SendAsync(request, Stop);
        Assert.Equal((HttpStatusCode.NotFound, "text/html"), (page.StatusCode, page.Content.Headers.ContentType?.MediaType));
    }

    // Both are templates: the same number of parts, an optional one may be missing, literal parts equal; a last part with a star takes all the rest.
    private static bool Matches(string route, string path)
    {
        var (expected, given) = (route.Split('/'), path.Trim('/').Split('/'));
        if (expected.Length > 1 && expected[^1].StartsWith("{*", StringComparison.Ordinal))
            (expected, given) = (expected[..^1], given[..Math.Min(given.Length, expected.Length - 1)]);
        return given.Length <= expected.Length && expected.Index().All(part =>
            part.Index >= given.Length ? part.Item.EndsWith("?}", StringComparison.Ordinal) : part.Item.StartsWith('{') || part.Item == given[part.Index]);
    }

    [Fact]
    public async Task The_same_site_works_with_its_clock_set()
    {
        // Friday, 15:00 in Shanghai: due on Monday at the same time.
        await using var app = await RunningApp.StartAsync(options => options with { At = DateTimeOffset.Parse("2026-11-27T15:00:00+08:00", CultureInfo.InvariantCulture) });
        var answer = await app.AcceptAsync(new StringContent("""{"email":"at@clock.example","message":"Where is my order?"}""", Encoding.UTF8, "application/json"));
        var data = (await app.EventOfAsync(answer))["data"]!;
        Assert.StartsWith("2026-11-27T07:00", (string?)data["receivedAt"], StringComparison.Ordinal);
        Assert.StartsWith("2026-11-30T07:00", (string?)data["dueAt"], StringComparison.Ordinal);
    }
}
