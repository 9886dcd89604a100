using System.Text.Json.Serialization;

namespace ContactRouter.Training.Corpus;

/// <summary>A line of a corpus file.</summary>
/// <param name="Alt">Other topics that a careful person would accept; only in messages to judge by.</param>
internal sealed record CorpusLine(string? Id, string? Topic, string? Voice, string? Kind, string? Subject, string? Body, string? Made, string? Language, IReadOnlyList<string>? Alt = null);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CorpusLine))]
internal sealed partial class CorpusJson : JsonSerializerContext;
