using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ContactRouter.LocalHost.App;

/// <summary>Reads one file of the app root; what is wrong with it is said with the file's name and the field's.</summary>
internal static class JsonFile
{
    public static T Read<T>(string path, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            using var file = File.OpenRead(path);
            return JsonSerializer.Deserialize(file, type) ?? throw Fault(path, "$", "must be an object");
        }
        catch (JsonException fault)
        {
            var at = fault.LineNumber is { } line ? $" (line {line + 1})" : "";
            throw new HostStartException($"{path}: {fault.Path ?? "$"} is not as expected{at}: {fault.InnerException?.Message ?? fault.Message}", fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new HostStartException($"{path} cannot be read: {fault.Message}", fault);
        }
    }

    public static HostStartException Fault(string path, string field, string what) => new($"{path}: {field} {what}");
}
