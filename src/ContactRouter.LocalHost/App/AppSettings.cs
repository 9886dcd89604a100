using System.Collections;
using System.Text.RegularExpressions;

namespace ContactRouter.LocalHost.App;

/// <summary>The environment the app runs in: that of this process, then local.settings.json for what is not set there.</summary>
internal sealed partial class AppSettings
{
    /// <summary>The storage settings that always name the storage in use.</summary>
    public static readonly IReadOnlyList<string> StorageNames = ["AzureWebJobsStorage", "ContactStorage"];

    private readonly Dictionary<string, string> _values;

    private AppSettings(Dictionary<string, string> values) => _values = values;

    public IReadOnlyDictionary<string, string> Values => _values;

    /// <param name="localSettings">local.settings.json; a published folder has none.</param>
    public static AppSettings Read(string localSettings)
    {
        // Windows does not tell Path from PATH.
        var values = new Dictionary<string, string>(OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
            values[(string)variable.Key] = (string)variable.Value!;
        if (File.Exists(localSettings))
        {
            var file = JsonFile.Read(localSettings, AppJsonContext.Default.LocalSettingsJson);
            if (file.IsEncrypted) throw JsonFile.Fault(localSettings, "IsEncrypted", "is true: the local host reads plain settings only (func settings decrypt)");
            foreach (var (name, value) in file.Values ?? new Dictionary<string, string>()) values.TryAdd(name, value);
        }

        return new(values);
    }

    /// <summary>The same settings with some said by the host itself, over all else.</summary>
    public AppSettings With(IReadOnlyDictionary<string, string> said)
    {
        var values = new Dictionary<string, string>(_values, _values.Comparer);
        foreach (var (name, value) in said) values[name] = value;
        return new(values);
    }

    /// <summary>A connection's value, by its name or with the prefix AzureWebJobs, as the real host looks it up.</summary>
    public string? Connection(string name) =>
        _values.GetValueOrDefault("AzureWebJobs" + name) is { Length: > 0 } prefixed ? prefixed
        : _values.GetValueOrDefault(name) is { Length: > 0 } plain ? plain
        : null;

    /// <summary>Replaces each %NAME% by its setting.</summary>
    /// <exception cref="HostStartException">A name has no value.</exception>
    public string Expand(string text, string path, string field) => Placeholder().Replace(text, match =>
        _values.GetValueOrDefault(match.Groups[1].Value) ?? throw JsonFile.Fault(path, field, $"uses {match.Value}, which has no value"));

    [GeneratedRegex("%([^%]+)%")]
    private static partial Regex Placeholder();
}
