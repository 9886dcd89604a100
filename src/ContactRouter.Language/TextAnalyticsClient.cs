using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace ContactRouter.Language;

/// <summary>
/// Custom single-label classification of one text: a job is posted, then asked after until it is done. Every way in which that can go wrong is a result, and a
/// deadline holds for all of it. When to ask again is not its matter.
/// </summary>
public sealed class TextAnalyticsClient(HttpPipeline pipeline, LanguageOptions options, TimeProvider time)
{
    private const string Jobs = "/language/analyze-text/jobs";
    private const string Version = "?api-version=2023-04-01";

    /// <param name="text">Within the service's limits.</param>
    /// <param name="language">ISO 639-1, or null where it is not known.</param>
    public async Task<ClassifyResult> SingleLabelClassifyAsync(string text, string? language, CancellationToken cancellation)
    {
        using var deadline = new CancellationTokenSource(options.Deadline, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellation);
        try
        {
            var (job, refusal) = await PostAsync(text, language, either.Token);
            return job is { } id ? await PollAsync(id, either.Token) : refusal!;
        }
        catch (Exception fault) when (IsLost(fault) && !cancellation.IsCancellationRequested)
        {
            return new ClassifyResult.Failed(deadline.IsCancellationRequested ? "deadline" : ReasonOf(fault));
        }
    }

    /// <returns>The job's id, or why there is none.</returns>
    private async Task<(Guid? Job, ClassifyResult? Refusal)> PostAsync(string text, string? language, CancellationToken cancellation)
    {
        var job = new AnalyzeTextJob(
            new AnalysisInput([new InputDocument("1", language, text)]),
            [new JobTask("CustomSingleLabelClassification", "classify", new JobTaskParameters(options.Project, options.Deployment, LoggingOptOut: true))]);
        using var message = NewMessage(RequestMethod.Post, Jobs + Version);
        message.Request.Headers.Add(HttpHeader.Common.JsonContentType);
        message.Request.Content = RequestContent.Create(JsonSerializer.SerializeToUtf8Bytes(job, AnalyzeTextJson.Default.AnalyzeTextJob));
        await pipeline.SendAsync(message, cancellation);
        var response = message.Response;
        return response.Status switch
        {
            202 => JobOf(response) is { } id ? (id, null) : (null, new ClassifyResult.Failed("the answer names no job")),
            429 => (null, new ClassifyResult.Throttled(RetryAfter.Of(response, time) ?? RetryAfter.Unnamed)),
            503 when RetryAfter.Of(response, time) is { } wait => (null, new ClassifyResult.Throttled(wait)),
            400 or 413 or 415 or 422 => (null, new ClassifyResult.Rejected($"status {response.Status}")),
            // A role takes up to an hour to be effective, a deployment some minutes.
            var status => (null, new ClassifyResult.Failed($"status {status}")),
        };
    }

    private async Task<ClassifyResult> PollAsync(Guid job, CancellationToken cancellation)
    {
        var path = $"{Jobs}/{job:D}{Version}";
        TimeSpan? asked = null;
        for (var n = 0; ; n++)
        {
            await Task.Delay(asked ?? PollingDelay.Of(n), time, cancellation);
            try
            {
                using var message = NewMessage(RequestMethod.Get, path);
                await pipeline.SendAsync(message, cancellation);
                asked = RetryAfter.Of(message.Response, time);
                switch (message.Response.Status)
                {
                    case 200 when JobResult.Of(message.Response.Content.ToMemory().Span) is { } result:
                        return result;
                    case 400 or 401 or 403 or 404 or 410:
                        return new ClassifyResult.Failed($"status {message.Response.Status} after the job was taken");
                }
            }
            catch (Exception fault) when (IsLost(fault) && fault is not JsonException && !cancellation.IsCancellationRequested)
            {
                // The job goes on without us: the next look may find it done.
                asked = null;
            }
        }
    }

    private HttpMessage NewMessage(RequestMethod method, string pathAndQuery)
    {
        var message = pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(new Uri(new Uri(options.Endpoint), pathAndQuery));
        message.Request.Headers.Add(HttpHeader.Common.JsonAccept);
        return message;
    }

    // Only the id is taken: whoever could write the header must not lead our token elsewhere.
    private static Guid? JobOf(Response response) =>
        response.Headers.TryGetValue("operation-location", out var location)
        && Guid.TryParseExact(location.Split('?')[0].Split('/')[^1], "D", out var id) ? id : null;

    private static bool IsLost(Exception fault) =>
        fault is RequestFailedException or AggregateException or IOException or OperationCanceledException or JsonException
        // The credential's own exceptions, without naming Azure.Identity.
        || fault.GetType().Namespace == "Azure.Identity";

    private static string ReasonOf(Exception fault) => fault is RequestFailedException { InnerException: { } inner } ? inner.GetType().Name : fault.GetType().Name;
}
