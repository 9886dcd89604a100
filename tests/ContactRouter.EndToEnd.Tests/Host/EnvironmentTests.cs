using System.Globalization;

namespace ContactRouter.EndToEnd.Tests.Host;

public sealed class EnvironmentTests(SharedAzurite azurite)
{
    [Fact]
    public async Task The_handler_gets_the_hosts_whole_environment_and_what_a_custom_handler_needs()
    {
        await using var app = new TestApp(azurite).WithHttp();
        app.Settings["Storage__CreateMissing"] = "true";
        app.Settings["PATH"] = "only for those who have none";
        app.Settings["ContactStorage"] = "UseDevelopmentStorage=true";
        using var client = await app.StartAsync();
        var environment = Assert.Single(app.Starts()).Environment;
        Assert.Equal(Environment.GetEnvironmentVariable("PATH"), environment["PATH"]);
        Assert.Equal("true", environment["Storage__CreateMissing"]);
        Assert.InRange(int.Parse(environment["FUNCTIONS_CUSTOMHANDLER_PORT"], CultureInfo.InvariantCulture), 1, 65535);
        Assert.NotEmpty(environment["FUNCTIONS_CUSTOMHANDLER_WORKER_ID"]);
        Assert.Equal(app.AppFolder, environment["FUNCTIONS_APP_ROOT_PATH"]);
        Assert.Equal("Development", environment["AZURE_FUNCTIONS_ENVIRONMENT"]);
        Assert.Equal(await app.StorageAsync(), environment["AzureWebJobsStorage"]);
        Assert.Equal(await app.StorageAsync(), environment["ContactStorage"]);
        Assert.DoesNotContain("Clock__StartAt", environment.Keys);
    }

    [Fact]
    public async Task Arguments_are_joined_unquoted_and_settings_in_them_are_filled_in()
    {
        await using var app = new TestApp(azurite).WithHttp();
        app.Settings["STUB_COLOUR"] = "sea green";
        var description = app.HostJson["customHandler"]!["description"]!;
        description["arguments"] = new System.Text.Json.Nodes.JsonArray("--one", "two three", "%STUB_COLOUR%");
        using var client = await app.StartAsync();
        Assert.Equal(["--one", "two", "three", "sea", "green"], Assert.Single(app.Starts()).Arguments);
    }

    [Theory]
    [InlineData("", "app")]
    [InlineData("Site", "app/Site")]
    public async Task The_working_directory_is_below_the_app_root(string configured, string expected)
    {
        await using var app = new TestApp(azurite).WithHttp();
        app.HostJson["customHandler"]!["description"]!["workingDirectory"] = configured;
        using var client = await app.StartAsync();
        Assert.Equal(Path.Combine(Path.GetDirectoryName(app.AppFolder)!, expected), Assert.Single(app.Starts()).WorkingDirectory.TrimEnd('/'));
    }

    [Fact]
    public async Task A_name_without_a_file_below_the_app_root_is_looked_up_on_the_path()
    {
        await using var app = new TestApp(azurite).WithHttp();
        var description = app.HostJson["customHandler"]!["description"]!;
        var stub = description["defaultExecutablePath"]!.GetValue<string>();
        description["defaultExecutablePath"] = "dotnet";
        description["arguments"] = new System.Text.Json.Nodes.JsonArray(stub + ".dll");
        using var client = await app.StartAsync();
        Assert.Single(app.Starts());
    }

    [Fact]
    public async Task The_clock_set_at_the_start_goes_on_over_a_restart()
    {
        var at = new DateTimeOffset(2031, 5, 6, 10, 0, 0, TimeSpan.FromHours(8));
        await using var app = new TestApp(azurite).WithHttp().Answering("crash", new() { Exit = 3 });
        using var client = await app.StartAsync(options => options with { At = at });
        using var lost = await client.GetAsync(new Uri("crash", UriKind.Relative), TestContext.Current.CancellationToken);
        await app.UntilAsync(() => app.Starts().Count == 2, "the handler is restarted");
        var times = app.Starts().Select(s => s.Environment["Clock__StartAt"]).ToList();
        Assert.All(times, time => Assert.Matches(@"^2031-05-06T02:0\d:\d\d\.\d{3}Z$", time));
        Assert.True(string.CompareOrdinal(times[0], times[1]) < 0, $"{times[0]} then {times[1]}");
    }
}
