namespace ContactRouter.LocalHost.Http;

/// <summary>The Functions host takes bodies up to 100 MiB.</summary>
internal static class BodyLimit
{
    public const long Bytes = 100 * 1024 * 1024;

    public static Task RefuseAsync(HttpContext context) => HostProblem.WriteAsync(context, StatusCodes.Status413PayloadTooLarge,
        "Content Too Large", "body-too-large", $"The Functions host takes request bodies of at most {Bytes} bytes (100 MiB).");
}
