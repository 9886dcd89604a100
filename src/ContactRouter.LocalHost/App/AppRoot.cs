using ContactRouter.LocalHost.Running;

namespace ContactRouter.LocalHost.App;

/// <summary>A function app as it lies on disk: host.json, one folder for each function, the handler.</summary>
internal sealed record AppRoot(string Folder, HostSettings Host, AppSettings Settings, IReadOnlyList<FunctionDefinition> Functions)
{
    public string HostJsonPath => Path.Combine(Folder, "host.json");

    /// <param name="folder">Build output or published folder of the functions project.</param>
    /// <exception cref="HostStartException">A file is missing or wrong; the message names file and field.</exception>
    public static AppRoot Read(string folder)
    {
        folder = Path.GetFullPath(folder);
        var hostJson = Path.Combine(folder, "host.json");
        if (!File.Exists(hostJson))
            throw new HostStartException($"{hostJson} is missing: build the functions project first, or name its published folder with --app.");
        var host = HostSettings.Read(hostJson);
        var settings = AppSettings.Read(LocalSettingsOf(folder));
        var reader = new FunctionReader(host, settings);
        List<FunctionDefinition> functions =
        [
            .. Directory.EnumerateDirectories(folder)
                .Select(f => Path.Combine(f, "function.json"))
                .Where(File.Exists)
                .Order(StringComparer.Ordinal)
                .Select(reader.Read),
        ];
        return functions.Count > 0
            ? new(folder, host, settings, functions)
            : throw new HostStartException($"{folder} holds no function: each has its own folder with a function.json.");
    }

    // A published folder has no local settings, for they must never reach Azure: those of the build serve it.
    private static string LocalSettingsOf(string folder)
    {
        const string name = "local.settings.json";
        var own = Path.Combine(folder, name);
        return File.Exists(own) ? own : Path.Combine(LocalFolders.AppRoot, name);
    }
}
