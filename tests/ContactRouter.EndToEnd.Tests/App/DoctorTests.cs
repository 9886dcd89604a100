using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ContactRouter.LocalHost.Azurite;
using ContactRouter.LocalHost.Running;

namespace ContactRouter.EndToEnd.Tests.App;

public sealed class DoctorTests
{
    private const string Key = "bG9jYWwtZGV2ZWxvcG1lbnQta2V5LW5ldmVyLWluLWF6dXJlIQ==";

    [Fact]
    public async Task It_names_each_wrong_setting_and_ends_with_an_error()
    {
        var (code, output) = await RunAsync(new() { ["Identity__Key"] = "short", ["ContactStorage"] = "UseDevelopmentStorage=true", ["Budget__Limit"] = "0" });

        Assert.Equal(1, code);
        Assert.Contains("BAD  setting: Identity:Key", output, StringComparison.Ordinal);
        Assert.Contains("BAD  setting: Budget:Limit", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reference_to_the_vault_that_was_not_resolved_is_named()
    {
        var (code, output) = await RunAsync(new() { ["Identity__Key"] = "@Microsoft.KeyVault(VaultName=v;SecretName=s)", ["ContactStorage"] = "UseDevelopmentStorage=true" });

        Assert.Equal(1, code);
        Assert.Contains("Identity:Key: the Key Vault reference was not resolved", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_an_empty_account_each_missing_thing_is_named_with_what_to_do()
    {
        await using var azurite = await AzuriteServer.StartAsync(stop: TestContext.Current.CancellationToken);

        var (code, output) = await RunAsync(new() { ["Identity__Key"] = Key, ["ContactStorage"] = azurite.ConnectionString });

        Assert.Equal(1, code);
        foreach (var missing in new[] { "table contacts: ", "container contacts: ", "queue mail: ", "queue desk-b2b: " })
            Assert.Contains("BAD  " + missing, output, StringComparison.Ordinal);
        Assert.Contains("warn queue mail-poison: ", output, StringComparison.Ordinal);
        Assert.Contains("deploy infra/main.bicep anew", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_all_is_there_it_ends_well_and_another_key_is_found_out()
    {
        await using var azurite = await AzuriteServer.StartAsync(stop: TestContext.Current.CancellationToken);
        await using (await HandlerProcess.Start(azurite.ConnectionString).AnswersAsync())
        {
            // It makes what is missing.
        }

        var (code, output) = await RunAsync(new() { ["Identity__Key"] = Key, ["ContactStorage"] = azurite.ConnectionString });
        var (other, told) = await RunAsync(new() { ["Identity__Key"] = Convert.ToBase64String(new byte[32]), ["ContactStorage"] = azurite.ConnectionString });

        Assert.Equal(0, code);
        Assert.DoesNotContain("BAD", output, StringComparison.Ordinal);
        Assert.Contains("ok   table contacts", output, StringComparison.Ordinal);
        Assert.Equal(1, other);
        Assert.Contains("BAD  sender key: not this account's", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_running_app_gives_the_same_report()
    {
        await using var app = await RunningApp.StartAsync();

        var report = (await app.Client.GetFromJsonAsync<JsonNode>("/api/ops/doctor", TestContext.Current.CancellationToken))!;

        Assert.True((bool?)report["runs"]);
        Assert.Contains(report["findings"]!.AsArray(), finding => (string?)finding!["subject"] == "queue mail" && (string?)finding["state"] == "good");
    }

    private static async Task<(int Code, string Output)> RunAsync(Dictionary<string, string> settings)
    {
        var start = new ProcessStartInfo(Path.Combine(LocalFolders.AppRoot, "ContactRouter.Functions"), ["doctor"]) { RedirectStandardOutput = true };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output);
    }
}
