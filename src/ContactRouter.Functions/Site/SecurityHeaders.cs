namespace ContactRouter.Functions.Site;

/// <summary>What every answer tells the browser to be careful about.</summary>
internal static class SecurityHeaders
{
    /// <summary>
    /// Scripts, styles and pictures are files of ours, and pages talk to us alone. <c>blob:</c> is what a page itself holds: a picture before it is sent,
    /// a file at the desk that was fetched with its key. A text that would be read as HTML by a script is refused by the browser.
    /// </summary>
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src 'self' blob:; connect-src 'self'; "
        + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'";

    public static void Set(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        // A status page's address holds its token.
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
    }
}
