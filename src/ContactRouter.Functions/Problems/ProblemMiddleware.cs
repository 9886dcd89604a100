using ContactRouter.Functions.Contacts;
using ContactRouter.Functions.Hosting;
using ContactRouter.Storage.Accounts;
using ContactRouter.Storage.Engine;
using ContactRouter.Storage.Tables;

namespace ContactRouter.Functions.Problems;

/// <summary>Turns whatever went wrong into an answer that says so, and never into silence or an exception's own words.</summary>
internal sealed partial class ProblemMiddleware(RequestDelegate next, ContactsOptions options, FatalStop fatal, ILogger<ProblemMiddleware> logger)
{
    public async Task InvokeAsync(HttpContext http)
    {
        Problem? problem = null;
        try
        {
            await next(http);
            if (!http.Response.HasStarted && http.Response.ContentLength is null && http.Response.ContentType is null)
                problem = http.Response.StatusCode switch
                {
                    StatusCodes.Status404NotFound => KnownProblems.NotFound(),
                    StatusCodes.Status405MethodNotAllowed => KnownProblems.MethodNotAllowed(),
                    StatusCodes.Status415UnsupportedMediaType => KnownProblems.UnsupportedMediaType(),
                    _ => null,
                };
        }
        catch (Exception exception) when (!http.Response.HasStarted)
        {
            problem = ProblemOf(exception, http);
        }

        if (problem is not null)
            await new ProblemResult(problem).ExecuteAsync(http);
    }

    private Problem? ProblemOf(Exception exception, HttpContext http)
    {
        switch (exception)
        {
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return KnownProblems.TooLarge(options.MaxRequestBytes);
            case BadHttpRequestException bad:
                return KnownProblems.BadRequest(bad.StatusCode, "The request is incomplete or malformed.");
            case StoreUnavailableException or TimeoutException:
                Log.Unavailable(logger, exception.Message);
                return KnownProblems.StorageUnavailable();
            case EngineOverloadedException:
                Log.Unavailable(logger, exception.Message);
                return KnownProblems.Overloaded();
            case WrongAccountException:
                fatal.Stop(exception.Message);
                return KnownProblems.StorageUnavailable();
            case OperationCanceledException or IOException when http.RequestAborted.IsCancellationRequested:
                return null;
            default:
                Log.Unexpected(logger, exception);
                return KnownProblems.Internal();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A call failed unexpectedly")]
        public static partial void Unexpected(ILogger logger, Exception exception);

        [LoggerMessage(2, LogLevel.Warning, "Answered 503: {Reason}")]
        public static partial void Unavailable(ILogger logger, string reason);
    }
}
