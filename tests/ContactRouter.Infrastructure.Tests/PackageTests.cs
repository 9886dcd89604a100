using System.Diagnostics;
using System.IO.Compression;

namespace ContactRouter.Infrastructure;

/// <summary>The zip that is deployed.</summary>
public sealed class PackageTests : IDisposable
{
    private const int ModeBits = 0x1ff;

    private readonly string _folder = Directory.CreateTempSubdirectory("package-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_same_folder_gives_the_same_bytes_with_the_executable_s_mode_and_nothing_for_debuggers()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Packages are made where the binary runs: on Linux.");
        var root = Path.Combine(_folder, "app");
        Directory.CreateDirectory(Path.Combine(root, "Contacts"));
        foreach (var file in new[] { "ContactRouter.Functions", "ContactRouter.Functions.dbg", "host.json", "Contacts/function.json", "ContactRouter.pdb" })
            await File.WriteAllTextAsync(Path.Combine(root, file), file, TestContext.Current.CancellationToken);

        var first = await PackAsync(root, "first.zip");
        File.SetLastWriteTimeUtc(Path.Combine(root, "host.json"), DateTime.UnixEpoch);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path.Combine(root, "ContactRouter.Functions"), UnixFileMode.UserRead);
        var second = await PackAsync(root, "second.zip");

        Assert.Equal(first, second);
        using var zip = new ZipArchive(new MemoryStream(first));
        Assert.Equal(["ContactRouter.Functions", "Contacts/function.json", "host.json"], zip.Entries.Select(entry => entry.FullName));
        Assert.Equal([0b111_101_101, 0b110_100_100, 0b110_100_100], zip.Entries.Select(entry => (entry.ExternalAttributes >> 16) & ModeBits));
    }

    private async Task<byte[]> PackAsync(string root, string name)
    {
        var target = Path.Combine(_folder, name);
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["run", Path.Combine(Repository.Root, "infra", "package.cs"), "--", root, target])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, await output + await errors);
        return await File.ReadAllBytesAsync(target, TestContext.Current.CancellationToken);
    }
}
