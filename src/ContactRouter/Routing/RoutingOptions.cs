using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using ContactRouter.Topics;

namespace ContactRouter.Routing;

/// <summary>Settings <c>Routing</c>: which desk answers what (P1 to P3).</summary>
public sealed partial class RoutingOptions
{
    /// <summary>The desks; each has the queue <c>desk-&lt;name&gt;</c>. In settings, names given here come on top of the standard ones.</summary>
    [CustomValidation(typeof(RoutingOptions), nameof(CheckDesks))]
    public IList<string> Desks { get; set; } = ["b2b", "cs", "b2c", "triage"];

    /// <summary>Topic -> desk. A setting such as <c>Routing:Topics:stock=cs</c> moves one topic.</summary>
    [CustomValidation(typeof(RoutingOptions), nameof(CheckTopics))]
    public IDictionary<string, string> Topics { get; set; } = new Dictionary<string, string>
    {
        [Topic.Purchasing.Name] = "b2b",
        [Topic.Billing.Name] = "b2b",
        [Topic.CreditNote.Name] = "b2b",
        [Topic.Payments.Name] = "b2b",
        [Topic.AccountRequest.Name] = "b2b",
        [Topic.Stock.Name] = "b2b",
        [Topic.ProductInformation.Name] = "b2b",
        [Topic.OrderStatus.Name] = "cs",
        [Topic.Deliveries.Name] = "cs",
        [Topic.Returns.Name] = "cs",
        [Topic.Refunds.Name] = "cs",
        [Topic.DamagedProducts.Name] = "cs",
    };

    /// <summary>The desk of a message in which no topic was recognised.</summary>
    [Required]
    public string Default { get; set; } = "triage";

    public static ValidationResult? CheckDesks(IList<string> desks)
    {
        var wrong = desks.FirstOrDefault(desk => !DeskName().IsMatch(desk));
        return wrong is null
            ? ValidationResult.Success
            : new ValidationResult($"Routing:Desks: '{wrong}' is no desk name: small letters, digits and single hyphens between them, 58 at most.");
    }

    public static ValidationResult? CheckTopics(IDictionary<string, string> topics)
    {
        var wrong = topics.Keys.FirstOrDefault(name => Topic.Find(name) is null);
        return wrong is null
            ? ValidationResult.Success
            : new ValidationResult($"Routing:Topics:{wrong}: there is no such topic; the topics are {string.Join(", ", Topic.All)}.");
    }

    /// <summary>What is wrong between the settings, each naming the setting.</summary>
    public IEnumerable<string> Faults() =>
        Topics.Append(new("", Default))
            .Where(pair => !Desks.Contains(pair.Value))
            .Select(pair => $"{(pair.Key.Length == 0 ? "Routing:Default" : $"Routing:Topics:{pair.Key}")}: '{pair.Value}' is none of the desks {string.Join(", ", Desks)}.");

    // With "desk-" before it, a queue's name: 63 characters at most.
    [GeneratedRegex("^(?=.{1,58}$)[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex DeskName();
}
