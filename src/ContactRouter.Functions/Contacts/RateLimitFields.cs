using System.Globalization;
using ContactRouter.Senders;

namespace ContactRouter.Functions.Contacts;

/// <summary>The fields by which an answer says where its writer's budget stands (draft-ietf-httpapi-ratelimit-headers-10, Structured Fields).</summary>
internal static class RateLimitFields
{
    /// <summary>The name of the budget (P5).</summary>
    public const string Policy = "sender";

    /// <summary>The name of what one network may post.</summary>
    public const string NetworkPolicy = "network";

    /// <summary>The name of what a customer may write in a chat.</summary>
    public const string LinesPolicy = "chat-lines";

    public static void Set(IHeaderDictionary headers, string policy, BudgetStanding standing)
    {
        headers["RateLimit-Policy"] = string.Create(CultureInfo.InvariantCulture, $"\"{policy}\";q={standing.Limit};w={(int)standing.Window.TotalSeconds}");
        headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"{policy}\";r={standing.Left};t={standing.ResetSeconds}");
    }
}
