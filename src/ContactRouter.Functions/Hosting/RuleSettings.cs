using System.Globalization;
using ContactRouter.Functions.Contacts.Forms;
using ContactRouter.Routing;

namespace ContactRouter.Functions.Hosting;

/// <summary>
/// What is wrong with <c>Routing:Rules</c> beyond what a rule can see of itself. The binder passes over what it does not know or cannot read as a list; a
/// condition lost that way would make a rule hold for everybody.
/// </summary>
internal static class RuleSettings
{
    private const string Sender = nameof(RoutingRuleOptions.Sender);

    private static readonly string[] Single =
    [
        nameof(RoutingRuleOptions.Name), nameof(RoutingRuleOptions.Topic), nameof(RoutingRuleOptions.Mailbox), nameof(RoutingRuleOptions.Form),
        nameof(RoutingRuleOptions.Language), nameof(RoutingRuleOptions.Desk), nameof(RoutingRuleOptions.Priority),
    ];

    public static IEnumerable<string> Faults(IConfiguration configuration)
    {
        var rules = configuration.GetSection("Routing:Rules");
        var faults = rules.GetChildren().SelectMany(FaultsOf);
        return string.IsNullOrEmpty(rules.Value) ? faults : faults.Prepend($"{rules.Path} is a list: {rules.Path}:0:Topic and so on.");
    }

    /// <summary>Rules about forms that there are not: they would never hold.</summary>
    public static IEnumerable<string> Faults(RoutingOptions routing, FormMappings forms) => routing.Rules
        .Select((rule, n) => (rule.Form, n))
        .Where(entry => entry.Form is { Length: > 0 } form && forms.Find(form) is null)
        .Select(entry => $"Routing:Rules:{entry.n}:Form: there is no form '{entry.Form}' in Forms.");

    private static IEnumerable<string> FaultsOf(IConfigurationSection rule, int n)
    {
        // The rules are read in the order of their numbers; with a gap, a fault would name another rule than the one meant.
        if (rule.Key != n.ToString(CultureInfo.InvariantCulture))
            yield return $"{rule.Path}: rules are numbered from 0 without a gap; this one would be {n}.";
        if (!string.IsNullOrEmpty(rule.Value))
            yield return $"{rule.Path} has settings of its own: {rule.Path}:Topic and so on.";
        foreach (var setting in rule.GetChildren())
        {
            if (setting.Key.Equals(Sender, StringComparison.OrdinalIgnoreCase))
            {
                if (setting.Value is not null)
                    yield return $"{setting.Path} is a list: {setting.Path}:0 and so on.";
            }
            else if (!Single.Contains(setting.Key, StringComparer.OrdinalIgnoreCase))
            {
                yield return $"{setting.Path} is no setting of a rule. There are: {string.Join(", ", Single)}, {Sender}.";
            }
            else if (setting.Value is null)
            {
                yield return $"{setting.Path} has one value, not a list.";
            }
        }
    }
}
