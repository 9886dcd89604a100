using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using ContactRouter.Functions.Hosting;

namespace ContactRouter.Functions.Tests;

/// <summary>
/// The settings' schema for editors (<c>docs/schemas/appsettings.schema.json</c>) is that of the code, and each setting is told of in docs/settings.md.
/// After a change: <c>WRITE_SCHEMAS=1 dotnet test tests/ContactRouter.Functions.Tests</c> writes it anew.
/// </summary>
public sealed partial class SettingsSchemaTests
{
    private static readonly string File = Path.Combine(Repository.Root, "docs", "schemas", "appsettings.schema.json");

    private static readonly JsonSerializerOptions Names = new() { TypeInfoResolver = new DefaultJsonTypeInfoResolver(), RespectNullableAnnotations = true };

    private static readonly JsonSerializerOptions Written = new(Names) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Dictionary<string, string> Told = ReadTold();

    // Sections whose options are read by the names of the properties; storage, clock, telemetry and forms have readers of their own.
    private static IEnumerable<(string Section, Type Options)> Sections => typeof(Settings).GetConstructors()[0].GetParameters()
        .Where(parameter => parameter.ParameterType.Name.EndsWith("Options", StringComparison.Ordinal))
        .Where(parameter => parameter.Name is not ("Storage" or "Clock" or "Telemetry"))
        .Select(parameter => (parameter.Name == "OutboundMail" ? "Mail" : parameter.Name!, parameter.ParameterType));

    [Fact]
    public async Task The_schema_is_that_of_the_code()
    {
        var schema = Schema().ToJsonString(Written) + "\n";
        if (Environment.GetEnvironmentVariable("WRITE_SCHEMAS") == "1")
            await System.IO.File.WriteAllTextAsync(File, schema, TestContext.Current.CancellationToken);

        Assert.Equal(await System.IO.File.ReadAllTextAsync(File, TestContext.Current.CancellationToken), schema);
    }

    [Fact]
    public void Each_setting_is_told_of()
    {
        var untold = Sections.SelectMany(section => Names.GetTypeInfo(section.Options).Properties
                .Where(property => property.Set is not null)
                .Select(property => $"{section.Section}:{property.Name}"))
            .Where(name => !Told.Keys.Any(told => told == name || told.StartsWith(name + ":", StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal);

        Assert.Empty(untold);
    }

    private static JsonObject Schema()
    {
        var sections = new JsonObject();
        foreach (var (section, type) in Sections)
        {
            var properties = sections[section] as JsonObject is { } known ? (JsonObject)known["properties"]! : [];
            foreach (var property in Names.GetTypeInfo(type).Properties.Where(property => property.Set is not null))
                properties[property.Name] = Described(Names.GetJsonSchemaAsNode(property.PropertyType), $"{section}:{property.Name}");
            sections[section] ??= new JsonObject { ["type"] = "object", ["properties"] = properties };
        }

        return new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "Settings of Contact Router",
            ["description"] = "As appsettings.json has them. In the environment, write __ for each colon. docs/settings.md says more.",
            ["type"] = "object",
            ["properties"] = sections,
        };
    }

    private static JsonNode Described(JsonNode schema, string name)
    {
        if (schema is JsonObject described && Told.TryGetValue(name, out var text))
            described.Insert(0, "description", text);
        return schema;
    }

    // Rows of the table of settings: the names in the first column, the meaning in the second. `:Name` goes on with the section of the name before.
    private static Dictionary<string, string> ReadTold()
    {
        var told = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in System.IO.File.ReadLines(Path.Combine(Repository.Root, "docs", "settings.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal)))
        {
            var cells = line.Split(" | ");
            var last = "";
            foreach (var name in Quoted().Matches(cells[0]).Select(match => match.Groups[1].Value))
            {
                last = name.StartsWith(':') ? last[..last.LastIndexOf(':')] + name : name;
                told.TryAdd(last, Link().Replace(cells[1], "$1").Replace("**", "", StringComparison.Ordinal).Replace("`", "", StringComparison.Ordinal).Trim());
            }
        }

        return told;
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\[([^\]]*)\]\([^)]*\)")]
    private static partial Regex Link();
}
