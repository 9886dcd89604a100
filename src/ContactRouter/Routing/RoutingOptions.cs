using System.Text.RegularExpressions;
using ContactRouter.Topics;

namespace ContactRouter.Routing;

/// <summary>Settings <c>Routing</c>: which desk answers what (P1 to P3).</summary>
public sealed partial class RoutingOptions
{
    /// <summary>The desks; each has the queue <c>desk-&lt;name&gt;</c>. In settings, names given here come on top of the standard ones.</summary>
    public IList<string> Desks { get; set; } = ["b2b", "cs", "b2c", "triage"];

    /// <summary>Topic -> desk. A setting such as <c>Routing:Topics:stock=cs</c> moves one topic.</summary>
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
    public string Default { get; set; } = "triage";

    /// <summary>
    /// The share that a desk's topics need together for it to answer where no single topic is sure: at least 0.5, so that no two desks have it, and below 1.
    /// </summary>
    public double SureFrom { get; set; } = 0.6;

    /// <summary>What goes before the topic; the first rule that matches decides.</summary>
    public IList<RoutingRuleOptions> Rules { get; set; } = [];

    /// <summary>What is wrong, each naming the setting.</summary>
    public IEnumerable<string> Faults()
    {
        foreach (var desk in Desks.Where(desk => !DeskName().IsMatch(desk)))
            yield return $"Routing:Desks: '{desk}' is no desk name: small letters, digits and single hyphens between them, 58 at most.";
        foreach (var name in Topics.Keys.Where(name => Topic.Find(name) is null))
            yield return $"Routing:Topics:{name}: there is no such topic; the topics are {string.Join(", ", Topic.All)}.";
        foreach (var (name, desk) in Topics.Where(pair => !Desks.Contains(pair.Value)))
            yield return $"Routing:Topics:{name}: '{desk}' is none of the desks {string.Join(", ", Desks)}.";
        if (!Desks.Contains(Default))
            yield return $"Routing:Default: '{Default}' is none of the desks {string.Join(", ", Desks)}.";
        if (!(SureFrom is >= 0.5 and < 1))
            yield return $"Routing:SureFrom: {SureFrom} is not at least 0.5 and below 1.";
        foreach (var fault in RuleFaults())
            yield return fault;
    }

    /// <summary>What the n-th rule is called, n counted from 0 as in the settings, the name from 1.</summary>
    internal string NameOf(int n) => Rules[n].Name ?? $"rule {n + 1}";

    private IEnumerable<string> RuleFaults()
    {
        var names = new HashSet<string>(DeskRouter.OwnNames, StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < Rules.Count; i++)
        {
            var path = $"Routing:Rules:{i}";
            if (!names.Add(NameOf(i)))
                yield return $"{path}:Name: something else is called '{NameOf(i)}' already.";
            foreach (var fault in Rules[i].Faults(path, Desks))
                yield return fault;
        }
    }

    // With "desk-" before it, a queue's name: 63 characters at most.
    [GeneratedRegex(@"^(?=.{1,58}\z)[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex DeskName();
}
