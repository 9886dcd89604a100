using System.Text.Json;

namespace ContactRouter.Infrastructure;

/// <summary>What a deployment is predicted to make.</summary>
internal sealed class Snapshot
{
    private readonly JsonElement _root;

    private Snapshot(JsonElement root) => _root = root;

    public IEnumerable<JsonElement> Resources => _root.GetProperty("predictedResources").EnumerateArray();

    public string Text => _root.GetRawText();

    public JsonElement Outputs => _root.GetProperty("outputs");

    public static Snapshot Read(string environment) =>
        new(JsonDocument.Parse(File.ReadAllText(Path.Combine(Bicep.Folder, "params", environment + ".snapshot.json"))).RootElement);

    public List<JsonElement> OfType(string type) => [.. Resources.Where(resource => resource.GetProperty("type").GetString() == type)];

    public JsonElement Only(string type) => Assert.Single(OfType(type));

    /// <summary>The last parts of the names of a type's resources.</summary>
    public List<string> Names(string type) => [.. OfType(type).Select(resource => resource.GetProperty("name").GetString()!.Split('/')[^1])];
}

internal static class SnapshotElements
{
    /// <summary>The value at a path like <c>properties.siteConfig.minTlsVersion</c>; undefined where there is none.</summary>
    public static JsonElement At(this JsonElement element, string path)
    {
        foreach (var part in path.Split('.'))
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(part, out element))
                return default;
        }

        return element;
    }

    public static string? TextAt(this JsonElement element, string path) => element.At(path) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static bool Is(this JsonElement element, string path, bool value) =>
        element.At(path).ValueKind == (value ? JsonValueKind.True : JsonValueKind.False);
}
