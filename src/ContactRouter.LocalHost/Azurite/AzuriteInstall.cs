using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;
using ContactRouter.LocalHost.Running;

namespace ContactRouter.LocalHost.Azurite;

/// <summary>Installs Azurite from the locked package list, once for each state of that list.</summary>
internal static class AzuriteInstall
{
    private const string Script = "node_modules/azurite/dist/src/azurite.js";

    /// <summary>Folder of the package list, copied beside this assembly at build.</summary>
    public static string PackageFolder => Path.Combine(AppContext.BaseDirectory, "Azurite");

    /// <summary>Path of Azurite's script, installed first where it is not.</summary>
    /// <param name="localFolder">The install goes into a folder below it.</param>
    /// <param name="say">Told once what is going on when the install takes time.</param>
    /// <exception cref="HostStartException">npm is missing or failed.</exception>
    public static async Task<string> EnsureAsync(string localFolder, Action<string> say, TimeProvider clock, CancellationToken stop)
    {
        var folder = Directory.CreateDirectory(Path.Combine(localFolder, "azurite-npm")).FullName;
        var script = Path.Combine(folder, Script);
        var wanted = Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(PackageFolder, "package-lock.json"), stop)));
        var marker = Path.Combine(folder, "installed");
        if (IsInstalled()) return script;

        using var turn = await LockAsync(Path.Combine(folder, "installing"), say, clock, stop);
        if (IsInstalled()) return script;

        // Noted like the others: an npm that outlived its killed host must not write beside the next one.
        using var record = RunRecord.Open(localFolder, null, say);
        say("Installing the storage emulator Azurite with npm, once; this takes about half a minute ...");
        File.Delete(marker);
        foreach (var file in (string[])["package.json", "package-lock.json"]) File.Copy(Path.Combine(PackageFolder, file), Path.Combine(folder, file), overwrite: true);
        await NpmAsync(folder, record, stop);

        // Written last: an install cut off half-way leaves none and is done again.
        await File.WriteAllTextAsync(marker, wanted, stop);
        return script;

        bool IsInstalled() => File.Exists(script) && File.Exists(marker) && File.ReadAllText(marker) == wanted;
    }

    private static async Task<FileStream> LockAsync(string path, Action<string> say, TimeProvider clock, CancellationToken stop)
    {
        for (var told = false; ; await Task.Delay(TimeSpan.FromMilliseconds(200), clock, stop))
        {
            try
            {
                // The system itself frees the lock when its holder dies.
                return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                if (!told) say("Waiting for another start to finish installing Azurite ...");
                told = true;
            }
        }
    }

    private static async Task NpmAsync(string folder, RunRecord record, CancellationToken stop)
    {
        // npm is a script on Windows, which only a shell can start.
        var start = OperatingSystem.IsWindows() ? new ProcessStartInfo("cmd.exe", ["/c", "npm"]) : new ProcessStartInfo("npm");
        foreach (var argument in (string[])["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]) start.ArgumentList.Add(argument);
        start.WorkingDirectory = folder;
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        using var npm = new Process { StartInfo = start };
        try
        {
            npm.Start();
            record.Add(npm);
        }
        catch (Win32Exception fault)
        {
            throw new HostStartException("npm was not found. Install Node.js 20 or later (it brings npm), or name another storage with --storage \"<connection string>\".", fault);
        }

        try
        {
            var output = npm.StandardOutput.ReadToEndAsync(stop);
            var errors = await npm.StandardError.ReadToEndAsync(stop);
            await npm.WaitForExitAsync(stop);
            if (npm.ExitCode != 0) throw new HostStartException($"npm ci in {folder} ended with {npm.ExitCode}:\n{await output}{errors}");
        }
        catch (OperationCanceledException)
        {
            npm.Kill(entireProcessTree: true);
            throw;
        }
    }
}
