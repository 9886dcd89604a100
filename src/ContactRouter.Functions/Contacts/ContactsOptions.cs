namespace ContactRouter.Functions.Contacts;

/// <summary>Settings <c>Contacts</c>: who may post contact requests, and how large.</summary>
internal sealed class ContactsOptions
{
    private const long HostLimit = 100 * 1024 * 1024;
    private const int MinApiKeyLength = 16;

    /// <summary>Of a request with its files, in bytes. The Functions host takes no more than 100 MiB.</summary>
    public long MaxRequestBytes { get; set; } = HostLimit;

    /// <summary>Let anybody post, as an unproven writer.</summary>
    public bool AllowAnonymous { get; set; }

    /// <summary>Keys of back ends that vouch for their writers' addresses: <c>Authorization: Bearer KEY</c>. Several, so that they can be rotated.</summary>
    public IList<string> ApiKeys { get; set; } = [];

    /// <summary>Secrets <c>whsec_…</c> of back ends that sign by Standard Webhooks. Several, so that they can be rotated.</summary>
    public IList<string> WebhookSecrets { get; set; } = [];

    /// <summary>Sites whose pages may post from the browser (CORS), and to which a plain form may send its writer back: <c>https://shop.example</c>.</summary>
    public IList<string> AllowedOrigins { get; set; } = [];

    /// <summary>What is wrong, each naming the setting, never its value where that is a secret.</summary>
    public IEnumerable<string> Faults()
    {
        if (MaxRequestBytes is < 1024 or > HostLimit)
            yield return $"Contacts:MaxRequestBytes must be from 1,024 to {HostLimit:N0}.";
        for (var i = 0; i < ApiKeys.Count; i++)
        {
            if (ApiKeys[i].Trim().Length < MinApiKeyLength)
                yield return $"Contacts:ApiKeys:{i} must have {MinApiKeyLength} characters at least.";
        }

        for (var i = 0; i < WebhookSecrets.Count; i++)
        {
            if (WebhookSecret.Parse(WebhookSecrets[i]) is null)
                yield return $"Contacts:WebhookSecrets:{i} must be whsec_ and base 64 of 24 to 64 bytes.";
        }

        foreach (var origin in AllowedOrigins.Where(origin => !IsOrigin(origin)))
            yield return $"Contacts:AllowedOrigins: '{origin}' is no origin, like https://shop.example (no path, no slash at the end).";
    }

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https") && uri.GetLeftPart(UriPartial.Authority) == text;
}
