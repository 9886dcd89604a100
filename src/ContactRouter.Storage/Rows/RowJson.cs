using System.Text.Json.Serialization;
using ContactRouter.Cases;
using ContactRouter.Intake;
using ContactRouter.Procedure;

namespace ContactRouter.Storage.Rows;

/// <summary>The JSON inside rows.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(TimestampConverter)])]
[JsonSerializable(typeof(StoredAnswer))]
[JsonSerializable(typeof(IReadOnlyList<Attachment>))]
[JsonSerializable(typeof(IReadOnlyList<Check>))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
[JsonSerializable(typeof(CaseStanding))]
[JsonSerializable(typeof(StoredCases))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, long>))]
internal sealed partial class RowJson : JsonSerializerContext;
