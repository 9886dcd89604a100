using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Fluid;
using Fluid.Values;

namespace ContactRouter.Mail.Templates;

/// <summary>The sentences of one language, each a small template by its name.</summary>
public sealed class MailTexts
{
    /// <summary>The languages that there are texts in, ISO 639-1.</summary>
    public static readonly IReadOnlyList<string> Languages = ["en", "de", "es", "fr", "it", "nl", "pl", "pt"];

    internal static readonly TemplateOptions Options = new() { CultureInfo = CultureInfo.InvariantCulture };

    private const string Fallback = "en";

    private static readonly FluidParser Parser = new();
    private static readonly ConcurrentDictionary<string, MailTexts> Known = new();

    private readonly Dictionary<string, IFluidTemplate> texts;

    private MailTexts(string language)
    {
        Language = language;
        using var resource = typeof(MailTexts).Assembly.GetManifestResourceStream($"texts.{language}.json")!;
        texts = JsonSerializer.Deserialize(resource, TextsJson.Default.DictionaryStringString)!.ToDictionary(text => text.Key, text => Parser.Parse(text.Value));
    }

    public string Language { get; }

    public IEnumerable<string> Names => texts.Keys;

    /// <summary>The texts of a language, or the English ones where there are none.</summary>
    public static MailTexts Of(string language) => Known.GetOrAdd(Languages.Contains(language) ? language : Fallback, name => new MailTexts(name));

    public bool Has(string name) => texts.ContainsKey(name);

    /// <summary>A sentence as plain text. Whoever writes it into HTML escapes it as a whole.</summary>
    public string Say(string name, params (string Name, string Value)[] values)
    {
        var context = new TemplateContext(Options);
        foreach (var (key, value) in values)
            context.SetValue(key, new StringValue(value));
        return texts[name].Render(context, NullEncoder.Default);
    }

    /// <summary>One of a list of words, as those of months.</summary>
    public string Word(string name, int index) => Say(name).Split(',')[index].Trim();
}

[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class TextsJson : JsonSerializerContext;
