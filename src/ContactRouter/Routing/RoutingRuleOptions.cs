using System.Text.RegularExpressions;
using ContactRouter.Senders;

namespace ContactRouter.Routing;

/// <summary>Settings <c>Routing:Rules:&lt;n&gt;</c>: where all conditions given hold, the message goes to the desk and gets the priority given.</summary>
public sealed partial class RoutingRuleOptions
{
    /// <summary>What answers and logs call the rule; without one it is called by its place, <c>rule 1</c> the first.</summary>
    public string? Name { get; set; }

    /// <summary>Condition: the topic that was recognised.</summary>
    public string? Topic { get; set; }

    /// <summary>Condition: the address that a mail was sent to.</summary>
    public string? Mailbox { get; set; }

    /// <summary>Condition: the configured form that the message came by.</summary>
    public string? Form { get; set; }

    /// <summary>Condition: one of these is the writer's. Addresses, domains (<c>buyer.example</c>), or subdomains (<c>*.buyer.example</c>).</summary>
    public IList<string> Sender { get; set; } = [];

    /// <summary>Condition: the language that was detected (ISO 639), like <c>de</c>.</summary>
    public string? Language { get; set; }

    /// <summary>The desk that answers; without one it is found as if there were no rules.</summary>
    public string? Desk { get; set; }

    /// <summary>One of <see cref="Priorities.All"/>; without one <see cref="Priorities.Normal"/>.</summary>
    public string? Priority { get; set; }

    private bool HasCondition => Topic is not null || Mailbox is not null || Form is not null || Sender.Count > 0 || Language is not null;

    /// <summary>What is wrong, each naming the setting.</summary>
    /// <param name="path">Of the rule, like <c>Routing:Rules:0</c>.</param>
    internal IEnumerable<string> Faults(string path, IEnumerable<string> desks)
    {
        if (!HasCondition)
            yield return $"{path}: a rule needs a condition: Topic, Mailbox, Form, Sender or Language.";
        if (Desk is null && Priority is null)
            yield return $"{path}: a rule gives a Desk, a Priority or both.";
        if (Name is not null && !RuleName().IsMatch(Name))
            yield return $"{path}:Name: '{Name}' is no name: 1 to 60 letters, digits, blanks and the like, no blank at an end.";
        if (Topic is not null && Topics.Topic.Find(Topic) is null)
            yield return $"{path}:Topic: there is no topic '{Topic}'; the topics are {string.Join(", ", Topics.Topic.All)}.";
        if (Mailbox is not null && SenderAddress.Parse(Mailbox, out var fault) is null)
            yield return $"{path}:Mailbox: '{Mailbox}': {fault}";
        if (Form is "")
            yield return $"{path}:Form: name a form, or leave the setting out.";
        for (var i = 0; i < Sender.Count; i++)
        {
            if (SenderPattern.Parse(Sender[i]) is null)
                yield return $"{path}:Sender:{i}: '{Sender[i]}' is neither an address nor a domain like buyer.example or *.buyer.example.";
        }

        if (Language is not null && !LanguageCode().IsMatch(Language))
            yield return $"{path}:Language: '{Language}' is no language code (ISO 639), like de.";
        if (Desk is not null && !desks.Contains(Desk))
            yield return $"{path}:Desk: '{Desk}' is none of the desks {string.Join(", ", desks)}.";
        if (Priority is not null && !Priorities.All.Contains(Priority))
            yield return $"{path}:Priority: '{Priority}' is none of {string.Join(", ", Priorities.All)}.";
    }

    [GeneratedRegex(@"^(?=.{1,60}\z)[^\p{C}\p{Z}]+( [^\p{C}\p{Z}]+)*\z")]
    private static partial Regex RuleName();

    [GeneratedRegex(@"^[A-Za-z]{2,3}\z")]
    private static partial Regex LanguageCode();
}
