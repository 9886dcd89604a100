using System.Text.Json;

namespace ContactRouter.Language;

/// <summary>Reads what the service tells of a job.</summary>
internal static class JobResult
{
    /// <returns>Null while the job is under way.</returns>
    /// <exception cref="JsonException">It is not the JSON of a job.</exception>
    public static ClassifyResult? Of(ReadOnlySpan<byte> json)
    {
        var job = JsonSerializer.Deserialize(json, AnalyzeTextJson.Default.JobState) ?? throw new JsonException("The job is null.");
        return job.Status?.ToLowerInvariant() switch
        {
            "notstarted" or "running" or "cancelling" => null,
            "succeeded" or "partiallycompleted" or "partiallysucceeded" => Of(job.Tasks?.Items is [{ } task, ..] ? task : null, job),
            "failed" or "cancelled" => Failed(job),
            _ => throw new JsonException("The job has no state."),
        };
    }

    private static ClassifyResult Of(JobTaskState? task, JobState job)
    {
        // The document that could not be read is told of within a job that succeeded.
        if (task?.Results?.Errors is [{ } refused, ..])
            return new ClassifyResult.DocumentFailed(refused.Error?.Code ?? "unnamed");
        if (task?.Results?.Documents is not [{ } document, ..])
            return task?.Results is null ? Failed(job) : throw new JsonException("The job has no document.");
        var best = document.Class?.MaxBy(one => one.ConfidenceScore);
        if (best is null)
            return new ClassifyResult.DocumentFailed("no category");
        return best is { Category.Length: > 0, ConfidenceScore: >= 0 and <= 1 }
            ? new ClassifyResult.Classified(best.Category, best.ConfidenceScore)
            : throw new JsonException("The category has no name or no confidence.");
    }

    private static ClassifyResult.Failed Failed(JobState job) => new($"the job failed: {(job.Errors is [{ Code: { } code }, ..] ? code : "unnamed")}");
}
