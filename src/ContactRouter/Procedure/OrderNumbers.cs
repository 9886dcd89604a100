using System.Text;
using ContactRouter.Intake;
using ContactRouter.Intake.OwnText;

namespace ContactRouter.Procedure;

/// <summary>
/// P9: finds the order numbers of a message, in the form's own field, then the subject, then what the writer wrote himself, each once. How far a writer's
/// spelling may be from the pattern stands at <see cref="OrderPattern"/>.
/// </summary>
public sealed class OrderNumbers(OrderOptions options)
{
    /// <summary>More than a message may name (P7); what comes behind is counted, and named to the desk only.</summary>
    public const int Most = 10;

    /// <summary>So many of those behind are named to the desk.</summary>
    public const int MostBeyond = 40;

    /// <summary>Longer than any order number: what matches beyond it is something else.</summary>
    public const int MaxLength = 40;

    private readonly OrderPattern _pattern = new(options.Pattern);

    public FoundOrders Find(ContactMessage message)
    {
        var numbers = new List<string>(_pattern.FindInField(message.OrderNumber));
        numbers.AddRange(_pattern.Find(OwnTextOf(message)));
        if (numbers.Count == 0)
            return FoundOrders.None;
        List<string> distinct = [.. numbers.Distinct(StringComparer.Ordinal)];
        return distinct.Count <= Most ? new FoundOrders(distinct, 0) : new FoundOrders(distinct[..Most], distinct.Count - Most)
        {
            Beyond = [.. distinct.Skip(Most).Take(MostBeyond)],
        };
    }

    /// <summary>The order numbers in a field that is meant for one.</summary>
    public IReadOnlyList<string> FindInField(string field) => [.. _pattern.FindInField(field).Distinct(StringComparer.Ordinal)];

    /// <summary>The order numbers in a text, each once.</summary>
    public IReadOnlyList<string> FindInText(string text) => [.. _pattern.Find(text).Distinct(StringComparer.Ordinal)];

    private static string OwnTextOf(ContactMessage message)
    {
        var text = new StringBuilder(message.Subject.Length + message.Text.Length + 1).Append(message.Subject);
        foreach (var line in new OwnLines(message.Text))
            text.Append('\n').Append(line);
        return text.ToString();
    }
}
