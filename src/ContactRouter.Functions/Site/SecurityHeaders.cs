namespace ContactRouter.Functions.Site;

/// <summary>What every answer tells the browser to be careful about.</summary>
internal static class SecurityHeaders
{
    public static void Set(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";
        headers.XContentTypeOptions = "nosniff";
        // A status page's address holds its token.
        headers["Referrer-Policy"] = "no-referrer";
    }
}
