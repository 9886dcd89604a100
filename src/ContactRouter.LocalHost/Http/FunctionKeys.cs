using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using ContactRouter.LocalHost.App;

namespace ContactRouter.LocalHost.Http;

/// <summary>The keys of the HTTP functions: one for each that asks its own, and the host key that opens all. Made once, kept in a file.</summary>
internal sealed record FunctionKeys(string Host, IReadOnlyDictionary<string, string> Functions)
{
    /// <summary>Reads the keys of the file and makes those that are missing.</summary>
    public static FunctionKeys ReadOrCreate(string path, IEnumerable<FunctionDefinition> functions)
    {
        var kept = File.Exists(path) ? JsonFile.Read(path, FunctionKeysJson.Default.FunctionKeys) : new(Create(), new Dictionary<string, string>());
        var asking = functions.Where(f => f.Trigger is HttpTrigger { AuthLevel: AuthLevel.Function }).Select(f => f.Name);
        var keys = kept with { Functions = asking.ToDictionary(f => f, f => kept.Functions.GetValueOrDefault(f) ?? Create()) };
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, JsonSerializer.Serialize(keys, FunctionKeysJson.Default.FunctionKeys));
        return keys;
    }

    /// <summary>Whether the request may call the function: by its own key where that is enough, or by the host key.</summary>
    public bool Allow(HttpRequest request, string function, AuthLevel level)
    {
        if (level == AuthLevel.Anonymous) return true;
        var given = request.Headers["x-functions-key"].FirstOrDefault() ?? request.Query["code"].FirstOrDefault() ?? "";
        var own = level == AuthLevel.Function ? Functions.GetValueOrDefault(function) : null;
        return Same(given, Host) | (own is not null && Same(given, own));
    }

    private static bool Same(string given, string key) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(key));

    private static string Create() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20));
}

[JsonSourceGenerationOptions(WriteIndented = true)]
[JsonSerializable(typeof(FunctionKeys))]
internal sealed partial class FunctionKeysJson : JsonSerializerContext;
