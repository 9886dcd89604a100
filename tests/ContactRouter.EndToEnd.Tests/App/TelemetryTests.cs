using System.IO.Compression;
using System.Net.Http.Json;
using System.Text;
using ContactRouter.EndToEnd.Tests.Host;
using ContactRouter.LocalHost.Azurite;
using ContactRouter.LocalHost.Running;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace ContactRouter.EndToEnd.Tests.App;

/// <summary>What alerts are raised by reaches Application Insights, from the build and from the native binary.</summary>
public sealed class TelemetryTests
{
    private static readonly string Native = Path.Combine(Repository.Root, "artifacts", "app");

    [Fact]
    public Task The_lengths_of_the_queues_are_told() => AssertToldAsync(LocalFolders.AppRoot);

    [Fact]
    public Task The_native_binary_tells_them_as_well()
    {
        Assert.SkipUnless(File.Exists(Path.Combine(Native, "ContactRouter.Functions")), "artifacts/app holds no native binary.");
        return AssertToldAsync(Native);
    }

    private static async Task AssertToldAsync(string appRoot)
    {
        using var insights = WireMockServer.Start();
        insights.Given(Request.Create().UsingAnyMethod()).RespondWith(Response.Create().WithStatusCode(200).WithBody("""{"itemsReceived":1,"itemsAccepted":1,"errors":[]}"""));
        await using var azurite = await AzuriteServer.StartAsync(stop: TestContext.Current.CancellationToken);
        await using var handler = await HandlerProcess.Start(
            azurite.ConnectionString,
            new Dictionary<string, string?>
            {
                ["APPLICATIONINSIGHTS_CONNECTION_STRING"] = $"InstrumentationKey=11111111-2222-3333-4444-555555555555;IngestionEndpoint={insights.Url}/",
            },
            appRoot).AnswersAsync();
        using var call = await handler.Client.PostAsJsonAsync("/MeasureQueues", new { }, TestContext.Current.CancellationToken);
        call.EnsureSuccessStatusCode();

        // An instance that is taken away tells what it still has to tell.
        var (code, _, errors) = await handler.EndAsync();

        Assert.Equal((0, ""), (code, errors));
        await Until.TrueAsync(() => Told(insights).Contains("contactrouter.queue.depth", StringComparison.Ordinal), "the gauge arrives", () => Told(insights));
        Assert.Contains("\"mail-poison\"", Told(insights), StringComparison.Ordinal);
    }

    private static string Told(WireMockServer insights) => string.Concat(insights.LogEntries.Select(entry =>
    {
        var body = entry.RequestMessage!.BodyAsBytes ?? [];
        if (body is not [0x1f, 0x8b, ..])
            return Encoding.UTF8.GetString(body);
        using var unzipped = new GZipStream(new MemoryStream(body), CompressionMode.Decompress);
        using var text = new StreamReader(unzipped);
        return text.ReadToEnd();
    }));
}
