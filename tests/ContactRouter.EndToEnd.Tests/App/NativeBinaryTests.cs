using System.Diagnostics;
using System.IO.Compression;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using ContactRouter.LocalHost.Azurite;
using ContactRouter.LocalHost.Running;

namespace ContactRouter.EndToEnd.Tests.App;

/// <summary>The published native binary does all that the build on the developer's machine does: only running it proves that.</summary>
public sealed class NativeBinaryTests(ITestOutputHelper output)
{
    internal static readonly string AppRoot = Path.Combine(Repository.Root, "artifacts", "app");

    [Fact]
    public Task The_samples_land_on_the_right_desks()
    {
        SkipWithoutBinary();
        return SamplesRun.AssertAsync(options => options with { App = AppRoot });
    }

    [Fact]
    public async Task The_package_unpacked_runs_as_it_is()
    {
        var package = Path.Combine(Repository.Root, "artifacts", "contact-router.zip");
        Assert.SkipUnless(File.Exists(package), "There is no artifacts/contact-router.zip. Make it: dotnet run infra/package.cs -- artifacts/app artifacts/contact-router.zip");
        var folder = Directory.CreateTempSubdirectory("package-");
        try
        {
            await ZipFile.ExtractToDirectoryAsync(package, folder.FullName, TestContext.Current.CancellationToken);
            await using var app = await RunningApp.StartAsync(options => options with { App = folder.FullName });
            var accepted = await app.AcceptAsync(new StringContent("""{"email":"package@binary.example","message":"My parcel B2B70009 has not arrived."}""", Encoding.UTF8, "application/json"));
            Assert.Equal("cs", (string?)accepted["desk"]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task What_a_crash_left_is_swept_and_every_timer_runs()
    {
        SkipWithoutBinary();
        await using var app = await RunningApp.StartAsync(options => options with { App = AppRoot });
        await app.Table("contacts").AddEntityAsync(
            new TableEntity("00", "p|2026-01-01T00:00:00.000Z|left-by-a-crash") { ["Count"] = 1, ["Queue0"] = "desk-cs", ["Body0"] = Encoding.UTF8.GetBytes("""{"id":"left"}""") },
            TestContext.Current.CancellationToken);

        foreach (var function in new[] { "SweepOutbox", "DrainPoison", "RemoveOrphans", "PurgeQuarantine", "WatchSla", "WatchChats", "MeasureQueues" })
        {
            await app.RunTimerAsync(function);
            await Host.Until.TrueAsync(() => app.Output.Contains(function + " ", StringComparison.Ordinal), function + " has run", () => app.Output);
        }

        await Host.Until.TrueAsync(async () => (await app.TakeEventsAsync("cs")).Any(told => (string?)told["id"] == "left"), "the event that was left is put", () => app.Output);
        AssertNoFailure(app);
    }

    [Fact]
    public async Task Rows_are_read_by_query_as_well()
    {
        SkipWithoutBinary();
        await using var app = await RunningApp.StartAsync(options => options with { App = AppRoot });
        var opened = await app.AcceptAsync(
            new StringContent("""{"email":"native@binary.example","subject":"B2B70007","message":"Where is my order B2B70007?"}""", Encoding.UTF8, "application/json"),
            ("Authorization", "Bearer local-development-key"));

        foreach (var path in new[] { "/api/health/ready", $"/api/desk/{opened["desk"]}/cases", $"/api/desk/cases/{opened["caseNumber"]}", "/api/ops/quarantine" })
            Assert.NotEmpty(await app.Client.GetStringAsync(path, TestContext.Current.CancellationToken));
        using var found = await app.Client.PostAsync(
            "/api/desk/cases/find", new StringContent("""{"orderNumber":"B2B70007"}""", Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);
        Assert.Contains((string)opened["caseNumber"]!, await found.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        AssertNoFailure(app);
    }

    [Fact]
    public async Task A_chat_goes_from_its_opening_to_its_case_and_its_mail()
    {
        SkipWithoutBinary();
        await using var app = await RunningApp.StartAsync(options => options with { App = AppRoot, At = ChatCalls.Noon });
        await ChatFlow.AssertAsync(app, "native@chat.example");
        AssertNoFailure(app);
    }

    [Fact]
    public async Task Mails_of_all_kinds_are_read_as_by_the_build()
    {
        SkipWithoutBinary();
        await using var app = await RunningApp.StartAsync(options => options with { App = AppRoot });
        var corpus = Path.Combine(Repository.Root, "tests/ContactRouter.Mail.Tests/Corpus");
        foreach (var name in new[]
        {
            "subject-iso2022jp", "subject-gb2312", "encoding-big5", "encoding-iso-2022-jp", "encoding-koi8-r", "encoding-euc-kr", "encoding-windows-1256", "html-table",
            "html-hidden", "flowed-signature", "winmail-files", "smime-signed", "calendar-attached", "files-rfc2231-name", "forwarded-attached", "broken-base64",
        })
        {
            var expected = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(corpus, name + ".json"), TestContext.Current.CancellationToken))!;
            var whole = await File.ReadAllTextAsync(Path.Combine(corpus, name + ".eml"), Encoding.Latin1, TestContext.Current.CancellationToken);
            using var form = new Mail("anna@kunde.example", "", "") { Whole = Encoding.Latin1.GetBytes(whole.Replace("m1@", name + "@", StringComparison.Ordinal)) }.Form();
            using var response = await app.Client.PostAsync("/api/mail/inbound", form, TestContext.Current.CancellationToken);
            var taken = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!.AsObject();
            Assert.Equal("accepted", (string?)taken["outcome"]);
            var data = (await app.EventOfAsync(taken))["data"]!;
            Assert.Equal(((string?)expected["subject"], (string?)expected["text"]), ((string?)data["subject"], (string?)data["text"]));
        }
    }

    [Fact]
    public async Task From_its_start_to_its_first_answer_it_is_faster_than_the_framework_dependent_build()
    {
        SkipWithoutBinary();
        await using var azurite = await AzuriteServer.StartAsync(stop: TestContext.Current.CancellationToken);
        // The first run makes the tables and queues, and warms the emulator.
        await FirstAnswerAsync(azurite, LocalFolders.AppRoot, createMissing: true);
        var jit = new List<double>();
        var native = new List<double>();
        for (var i = 0; i < 5; i++)
        {
            jit.Add(await FirstAnswerAsync(azurite, LocalFolders.AppRoot));
            native.Add(await FirstAnswerAsync(azurite, AppRoot));
        }

        var line = FormattableString.Invariant(
            $"start to first stored answer, median of 5: framework-dependent {Median(jit):F0} ms, native {Median(native):F0} ms, ratio {Median(native) / Median(jit):F2}");
        output.WriteLine(line);
        await File.WriteAllTextAsync(Path.Combine(Repository.Root, "artifacts", "start.txt"), line + "\n", TestContext.Current.CancellationToken);
        Assert.True(Median(native) < Median(jit), line);
    }

    // Code that the native compiler left out shows when it is called, and nowhere else.
    private static void AssertNoFailure(RunningApp app)
    {
        Assert.DoesNotContain("error", app.Output, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("fail:", app.Output, StringComparison.Ordinal);
    }

    /// <returns>Milliseconds from the start of the process to the answer to a message that was stored and put on a queue.</returns>
    private static async Task<double> FirstAnswerAsync(AzuriteServer azurite, string appRoot, bool createMissing = false)
    {
        var started = Stopwatch.GetTimestamp();
        await using var handler = await HandlerProcess.Start(
            azurite.ConnectionString, new Dictionary<string, string?> { ["Storage__CreateMissing"] = createMissing ? "true" : "false" }, appRoot).AnswersAsync();
        using var response = await handler.Client.PostAsJsonAsync(
            "/api/contacts", new { email = "start@time.example", message = $"Where is my order? ({started})" }, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static void SkipWithoutBinary() => Assert.SkipUnless(
        File.Exists(Path.Combine(AppRoot, "ContactRouter.Functions")),
        "artifacts/app holds no native binary. Make it: dotnet publish src/ContactRouter.Functions -c Release -o artifacts/app");
}
