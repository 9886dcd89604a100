namespace ContactRouter.LocalHost.Http;

/// <summary>What a caller gets when the handler died with his request.</summary>
internal static class HandlerLost
{
    public static Task AnswerAsync(HttpContext context) => HostProblem.WriteAsync(context, StatusCodes.Status502BadGateway,
        "Bad Gateway", "handler-lost", "The handler ended or was stopped before it had answered this request.");
}
