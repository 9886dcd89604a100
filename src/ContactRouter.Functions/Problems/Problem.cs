using System.Text.Json.Serialization;
using ContactRouter.Cases;
using ContactRouter.Intake;
using ContactRouter.Senders;

namespace ContactRouter.Functions.Problems;

/// <summary>What went wrong, as RFC 9457 has it.</summary>
/// <param name="Type">A page that explains the code, or one of IANA's problem types.</param>
/// <param name="Errors">The faults by the field's JSON name; empty where no field is at fault.</param>
/// <param name="Code">Stable, for programs.</param>
/// <param name="TraceId">Finds the call in our log.</param>
internal sealed record Problem(
    string Type,
    string Title,
    int Status,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Detail,
    IReadOnlyDictionary<string, string[]> Errors,
    string Code,
    string TraceId)
{
    /// <summary>The budgets that were used up, by name; left out where none was.</summary>
    [JsonPropertyName("violated-policies")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? ViolatedPolicies { get; init; }

    /// <summary>How the case stands that was not as its caller saw it; left out where there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CaseStanding? Current { get; init; }

    /// <summary>When the chat opens next; left out where it is not about that.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? OpensAt { get; init; }

    /// <summary>Where the writer's budget stands, or null. Sent as the RateLimit fields.</summary>
    [JsonIgnore]
    public BudgetStanding? Standing { get; init; }

    /// <summary>Seconds after which another try is worth while, or null. Sent as the header Retry-After.</summary>
    [JsonIgnore]
    public int? RetryAfter { get; init; }

    /// <summary>A problem of one of our codes; its page is problems.html.</summary>
    public static Problem Of(string code, int status, string title, string? detail = null, IEnumerable<Fault>? faults = null) => new(
        $"/problems.html#{code}",
        title,
        status,
        detail,
        (faults ?? []).GroupBy(fault => fault.Field, fault => fault.Message).ToDictionary(group => group.Key, group => group.Distinct().ToArray()),
        code,
        System.Diagnostics.Activity.Current?.TraceId.ToHexString() ?? "");
}
