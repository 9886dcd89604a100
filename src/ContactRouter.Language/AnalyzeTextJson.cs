using System.Text.Json.Serialization;

namespace ContactRouter.Language;

/// <summary>A job for the service's interface <c>analyze-text/jobs</c>, API version 2023-04-01.</summary>
internal sealed record AnalyzeTextJob(AnalysisInput AnalysisInput, IReadOnlyList<JobTask> Tasks);

internal sealed record AnalysisInput(IReadOnlyList<InputDocument> Documents);

internal sealed record InputDocument(string Id, string? Language, string Text);

internal sealed record JobTask(string Kind, string TaskName, JobTaskParameters Parameters);

/// <param name="LoggingOptOut">The service is not to keep what it was sent.</param>
internal sealed record JobTaskParameters(string ProjectName, string DeploymentName, bool LoggingOptOut);

/// <summary>How a job stands. Of the answer only what is used is read.</summary>
internal sealed record JobState(string? Status, JobTasks? Tasks, IReadOnlyList<JobError>? Errors);

internal sealed record JobTasks(IReadOnlyList<JobTaskState>? Items);

internal sealed record JobTaskState(string? Status, JobResults? Results);

internal sealed record JobResults(IReadOnlyList<ResultDocument>? Documents, IReadOnlyList<DocumentError>? Errors);

internal sealed record ResultDocument(IReadOnlyList<DocumentClass>? Class);

internal sealed record DocumentClass(string? Category, double ConfidenceScore);

internal sealed record DocumentError(JobError? Error);

internal sealed record JobError(string? Code);

/// <summary>The JSON of the service.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AnalyzeTextJob))]
[JsonSerializable(typeof(JobState))]
internal sealed partial class AnalyzeTextJson : JsonSerializerContext;
