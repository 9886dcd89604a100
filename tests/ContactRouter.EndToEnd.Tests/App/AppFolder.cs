using System.Text.Json.Nodes;
using ContactRouter.LocalHost.Running;

namespace ContactRouter.EndToEnd.Tests.App;

/// <summary>The built app with other local settings: links to all its files but that one.</summary>
internal sealed class AppFolder : IDisposable
{
    private const string SettingsFile = "local.settings.json";

    /// <param name="changes">On top of the app's own local settings; null takes one away.</param>
    /// <param name="root">Where the app lies, if it is not the one just built.</param>
    public AppFolder(IReadOnlyDictionary<string, string?> changes, string? root = null)
    {
        foreach (var entry in Directory.EnumerateFileSystemEntries(root ?? LocalFolders.AppRoot).Where(entry => System.IO.Path.GetFileName(entry) != SettingsFile))
            File.CreateSymbolicLink(System.IO.Path.Combine(Path, System.IO.Path.GetFileName(entry)), entry);
        var settings = JsonNode.Parse(File.ReadAllText(System.IO.Path.Combine(LocalFolders.AppRoot, SettingsFile)))!;
        foreach (var (name, value) in changes)
        {
            settings["Values"]!.AsObject().Remove(name);
            if (value is not null)
                settings["Values"]![name] = value;
        }

        File.WriteAllText(System.IO.Path.Combine(Path, SettingsFile), settings.ToJsonString());
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("contact-router-app-").FullName;

    // Links go, what they lead to stays.
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
