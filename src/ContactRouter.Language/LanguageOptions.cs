using ContactRouter.Topics;

namespace ContactRouter.Language;

/// <summary>
/// Settings <c>Language</c>: a project of Azure AI Language for custom single-label classification, asked only where the own classifier recognises neither topic
/// nor desk. It is asked once endpoint, project and deployment are there; an account without a project is none to ask.
/// </summary>
public sealed class LanguageOptions
{
    /// <summary>What one text may have with the service.</summary>
    public const int MostCharacters = 125_000;

    /// <summary>A category that stands for this is about none of the topics.</summary>
    public const string NoTopic = "none";

    private static readonly TimeSpan LongestDeadline = TimeSpan.FromMinutes(2);

    /// <summary>The account's own address, like <c>https://shop.cognitiveservices.azure.com</c>.</summary>
    public string Endpoint { get; set; } = "";

    public string Project { get; set; } = "";

    public string Deployment { get; set; } = "";

    /// <summary>Client id of the user-assigned identity that asks.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>How long one question may take, from the first call to the answer.</summary>
    public TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>So long after a message was decided the service is asked about it; then the people at the desk have it alone.</summary>
    public TimeSpan AskWithin { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>An answer that is less sure than this, 0 to 1, is none.</summary>
    public double MinConfidence { get; set; } = 0.7;

    /// <summary>So much of a text is sent, in UTF-16 units: the service charges by length.</summary>
    public int MaxCharacters { get; set; } = 5_000;

    /// <summary>Category -> topic, or <see cref="NoTopic"/>. A category that is named like a topic needs no entry.</summary>
    public IDictionary<string, string> Categories { get; set; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>What stands in for the identity on a laptop, whose stand-in for the service may be reached by plain HTTP then. Refused anywhere else.</summary>
    public string Token { get; set; } = "";

    /// <summary>There is a service to ask.</summary>
    public bool IsAsked => Endpoint.Length > 0 && Project.Length > 0 && Deployment.Length > 0;

    /// <summary>The topic of a category; null where the configuration knows none, or knows that it is about none.</summary>
    public Topic? TopicOf(string category) => Topic.Find(MeaningOf(category));

    /// <summary>The category is one for messages about none of the topics.</summary>
    public bool IsNoTopic(string category) => MeaningOf(category).Equals(NoTopic, StringComparison.OrdinalIgnoreCase);

    /// <summary>What is wrong, each naming the setting.</summary>
    /// <param name="isLocal">The app runs under the local host.</param>
    public IEnumerable<string> Faults(bool isLocal)
    {
        if (Endpoint.Length > 0 && !IsGood(Endpoint, isLocal))
            yield return "Language:Endpoint must be the account's own address, like https://shop.cognitiveservices.azure.com.";
        if (Endpoint.Length == 0 && (Project.Length > 0 || Deployment.Length > 0))
            yield return "Language:Endpoint must be the account's own address: Language:Project or Language:Deployment is set.";
        if (Project.Length > 0 != Deployment.Length > 0)
            yield return "Language:Project and Language:Deployment belong together: give both or neither.";
        if (Token.Length > 0 && !isLocal)
            yield return "Language:Token is for the local host only (AZURE_FUNCTIONS_ENVIRONMENT must be Development); elsewhere the managed identity asks.";
        if (Deadline < TimeSpan.FromSeconds(1) || Deadline > LongestDeadline)
            yield return "Language:Deadline must be from 00:00:01 to 00:02:00.";
        if (AskWithin < TimeSpan.FromMinutes(1) || AskWithin > TimeSpan.FromDays(1))
            yield return "Language:AskWithin must be from 00:01:00 to 1.00:00:00.";
        if (!(MinConfidence is >= 0 and <= 1))
            yield return "Language:MinConfidence must be from 0 to 1.";
        if (MaxCharacters is < 100 or > MostCharacters)
            yield return $"Language:MaxCharacters must be from 100 to {MostCharacters}.";
        foreach (var (category, topic) in Categories.Where(pair => pair.Value != NoTopic && Topic.Find(pair.Value) is null))
            yield return $"Language:Categories:{category}: '{topic}' is no topic; there are {string.Join(", ", Topic.All)}, and {NoTopic}.";
    }

    // Settings do not tell capitals from small letters.
    private string MeaningOf(string category) =>
        Categories.FirstOrDefault(pair => pair.Key.Equals(category, StringComparison.OrdinalIgnoreCase)).Value ?? category;

    // Whoever reads the line reads the token and what customers wrote.
    private bool IsGood(string endpoint, bool isLocal) =>
        Uri.TryCreate(endpoint, UriKind.Absolute, out var uri) && uri is { AbsolutePath: "/", Query: "", UserInfo: "" }
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback && isLocal && Token.Length > 0));
}
