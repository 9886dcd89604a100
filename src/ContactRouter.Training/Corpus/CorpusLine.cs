using System.Text.Json.Serialization;

namespace ContactRouter.Training.Corpus;

/// <summary>A line of a corpus file.</summary>
internal sealed record CorpusLine(string? Id, string? Topic, string? Voice, string? Kind, string? Subject, string? Body, string? Made, string? Language);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CorpusLine))]
internal sealed partial class CorpusJson : JsonSerializerContext;
