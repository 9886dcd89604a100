using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using ContactRouter.LocalHost.Running;

namespace ContactRouter.EndToEnd.Tests.Host;

/// <summary>The program from outside: options, messages, exit codes, and what is left after its end.</summary>
public sealed partial class ProgramTests(SharedAzurite azurite)
{
    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task A_signal_stops_all_that_was_started_and_ends_with_0(string signal)
    {
        await using var app = new TestApp(azurite).WithHttp().Write();
        using var program = HostProgram.Start(["--app", app.AppFolder, "--port", "0", "--azurite-port", "0", "--ephemeral"]);
        await program.UntilReadyAsync();
        var children = await program.ChildrenAsync();
        Assert.Equal(2, children.Count);
        var folder = program.Output.Split('\n').Single(line => line.TrimStart().StartsWith("Data ", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
        Assert.True(Directory.Exists(folder));

        program.Signal(signal);
        Assert.Equal(0, await program.ExitCodeAsync());
        Assert.All(children, child => Assert.False(child.IsAlive()));
        Assert.False(Directory.Exists(folder));
        Assert.DoesNotContain("error", program.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_killed_host_has_left_is_ended_at_the_next_start()
    {
        await using var app = new TestApp(azurite).WithHttp().Write();
        using var killed = HostProgram.Start(["--app", app.AppFolder, "--port", "0", "--azurite-port", "0", "--ephemeral"]);
        await killed.UntilReadyAsync();
        var children = await killed.ChildrenAsync();
        killed.Signal("KILL");
        await killed.ExitCodeAsync();

        using var next = HostProgram.Start(["--app", app.AppFolder, "--port", "0", "--azurite-port", "0", "--ephemeral"]);
        await next.UntilReadyAsync();
        Assert.All(children, child => Assert.False(child.IsAlive()));
        next.Signal("TERM");
        Assert.Equal(0, await next.ExitCodeAsync());
    }

    [Fact]
    public async Task Aspnetcore_urls_reach_the_handler_and_do_not_turn_the_host()
    {
        await using var app = new TestApp(azurite).WithHttp().Write();
        using var program = HostProgram.Start(
            ["--app", app.AppFolder, "--port", "0", "--storage", await app.StorageAsync(), "--ephemeral"],
            new Dictionary<string, string> { ["ASPNETCORE_URLS"] = "http://127.0.0.1:1" });
        await program.UntilReadyAsync();
        Assert.Equal("http://127.0.0.1:1", Assert.Single(app.Starts()).Environment["ASPNETCORE_URLS"]);
        using var client = new HttpClient();
        using var answer = await client.GetAsync(new Uri(program.Address, "api/x"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        program.Signal("TERM");
        Assert.Equal(0, await program.ExitCodeAsync());
    }

    [Fact]
    public async Task A_port_in_use_is_named_with_the_option_that_changes_it()
    {
        await using var app = new TestApp(azurite).WithHttp().Write();
        using var holder = new TcpListener(IPAddress.Loopback, 0);
        holder.Start();
        var port = ((IPEndPoint)holder.LocalEndpoint).Port;
        using var site = HostProgram.Start(["--app", app.AppFolder, "--port", $"{port}", "--storage", await app.StorageAsync(), "--ephemeral"]);
        Assert.Equal(1, await site.ExitCodeAsync());
        Assert.Contains($"error: Port {port} is in use", site.Output, StringComparison.Ordinal);
        Assert.Contains("--port", site.Output, StringComparison.Ordinal);

        using var storage = HostProgram.Start(["--app", app.AppFolder, "--port", "0", "--azurite-port", $"{port - 1}", "--ephemeral"]);
        Assert.Equal(1, await storage.ExitCodeAsync());
        Assert.Contains($"error: Port {port} is in use, so Azurite cannot start", storage.Output, StringComparison.Ordinal);
        Assert.Contains("--azurite-port", storage.Output, StringComparison.Ordinal);
        Assert.Empty(app.Starts());
    }

    [Fact]
    public async Task The_third_crash_ends_the_program_with_1()
    {
        await using var app = new TestApp(azurite).WithHttp().Answering("crash", new() { Exit = 5 }).Write();
        using var program = HostProgram.Start(["--app", app.AppFolder, "--port", "0", "--storage", await app.StorageAsync(), "--ephemeral"]);
        await program.UntilReadyAsync();
        using var client = new HttpClient();
        for (var error = 1; error <= 3; error++)
        {
            await client.GetAsync(new Uri(program.Address, "crash"), TestContext.Current.CancellationToken);
            var said = $"error {error}";
            await Until.TrueAsync(() => program.Output.Contains(said, StringComparison.Ordinal), $"the host says {said}", () => program.Output);
        }

        Assert.Equal(1, await program.ExitCodeAsync());
        Assert.Contains("the Functions host gives up here", program.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--at", "yesterday", "--at is \"yesterday\": give a date, a time and an offset")]
    [InlineData("--at", "2026-11-23T10:00", "give a date, a time and an offset")]
    [InlineData("--port", "70000", "--port must be from 0 to 65535")]
    [InlineData("--azurite-port", "65534", "--azurite-port must be from 0 to 65533")]
    [InlineData("--app", "/no/such/folder", "host.json is missing")]
    [InlineData("--storage", "AccountKey", "The storage given is not a connection string")]
    public async Task A_wrong_option_is_refused_with_1(string option, string value, string expected)
    {
        await using var app = new TestApp(azurite).WithHttp().Write();
        using var program = HostProgram.Start(option == "--app" ? [option, value] : ["--app", app.AppFolder, "--ephemeral", .. option == "--port" ? (string[])[] : ["--port", "0"], option, value]);
        Assert.Equal(1, await program.ExitCodeAsync());
        Assert.Contains(expected, program.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_and_the_guide_list_the_same_options()
    {
        using var program = HostProgram.Start(["--help"]);
        Assert.Equal(0, await program.ExitCodeAsync());
        var guide = await File.ReadAllTextAsync(Path.Combine(LocalFolders.Local, "..", "docs", "local-host.md"), TestContext.Current.CancellationToken);
        var help = OptionInHelp().Matches(program.Output).Select(m => m.Groups[1].Value).Except(["--help", "--version"]).Order().ToList();
        Assert.Equal(9, help.Count);
        Assert.Equal(help, OptionInGuide().Matches(guide).Select(m => m.Groups[1].Value).Order());
    }

    [GeneratedRegex(@"^ +(--[a-z-]+)", RegexOptions.Multiline)]
    private static partial Regex OptionInHelp();

    [GeneratedRegex(@"^\| `(--[a-z-]+)", RegexOptions.Multiline)]
    private static partial Regex OptionInGuide();
}
