using System.Diagnostics;
using System.Reflection;

namespace ContactRouter.Infrastructure;

/// <summary>The Bicep command line, which needs neither Azure nor a network for what is done with it here.</summary>
internal static class Bicep
{
    /// <summary>Whose deployment the snapshots describe: ids that belong to nobody.</summary>
    private const string Tenant = "11111111-1111-1111-1111-111111111111";

    private const string Subscription = "22222222-2222-2222-2222-222222222222";

    private static readonly string s_path = typeof(Bicep).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(item => item.Key == "BicepPath").Value ?? "";

    public static string Folder { get; } = Path.Combine(Repository.Root, "infra");

    /// <summary>All files written by people, by their path below <see cref="Folder"/>.</summary>
    public static IEnumerable<TheoryDataRow<string>> Files =>
        Directory.EnumerateFiles(Folder, "*.bicep*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".bicep", StringComparison.Ordinal) || file.EndsWith(".bicepparam", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(file => new TheoryDataRow<string>(Path.GetRelativePath(Folder, file)));

    /// <summary>Compares what a deployment would make with the snapshot beside its parameters.</summary>
    public static Task<Answer> ValidateSnapshotAsync(string environment) => RunAsync(
        "snapshot", Path.Combine("params", environment + ".bicepparam"), "--mode", "validate", "--tenant-id", Tenant, "--subscription-id", Subscription,
        "--location", "westeurope", "--deployment-name", "contact-router");

    public static async Task<Answer> RunAsync(params string[] arguments)
    {
        Assert.SkipWhen(s_path.Length == 0, "The Bicep command line is installed for Linux on x64 only.");
        using var process = Process.Start(new ProcessStartInfo(s_path, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["AZURE_ENV_NAME"] = "tests", ["AZURE_LOCATION"] = "westeurope" },
        })!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new Answer(process.ExitCode, await output, await errors);
    }

    internal sealed record Answer(int Code, string Output, string Errors);
}
