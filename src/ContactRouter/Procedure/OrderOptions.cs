using System.Text.RegularExpressions;
using ContactRouter.Topics;

namespace ContactRouter.Procedure;

/// <summary>Settings <c>Orders</c>.</summary>
public sealed class OrderOptions
{
    private static readonly Topic[] s_standardTopics =
        [Topic.OrderStatus, Topic.Deliveries, Topic.Returns, Topic.Refunds, Topic.DamagedProducts, Topic.CreditNote];

    /// <summary>What an order number looks like (P9), as a regular expression; found as <see cref="OrderNumbers"/> says, given on in capitals.</summary>
    public string Pattern { get; set; } = "B2B[0-9]{5,}";

    /// <summary>An order number that writers are shown; <see cref="Pattern"/> must fit it.</summary>
    public string Example { get; set; } = "B2B12345";

    /// <summary>Topics in which a message needs an order number (P9). Empty: order_status, deliveries, returns, refunds, damaged_products, credit_note.</summary>
    public IList<string> RequiredTopics { get; set; } = [];

    /// <summary>What becomes of a message that names several orders (P7).</summary>
    public SeveralOrders Several { get; set; } = SeveralOrders.Split;

    /// <summary>Whether a message of this topic needs an order number.</summary>
    public bool Requires(Topic topic) => RequiredTopics.Count == 0 ? s_standardTopics.Contains(topic) : RequiredTopics.Contains(topic.Name);

    /// <summary>What is wrong, each naming the setting.</summary>
    public IEnumerable<string> Faults()
    {
        if (PatternFault() is { } fault)
            yield return $"Orders:Pattern must be a regular expression without look-arounds and back-references: {fault}";
        else if (new OrderPattern(Pattern).Find(Example) is not [var found] || found != Example)
            yield return $"Orders:Example: '{Example}' is no order number in capitals that fits Orders:Pattern '{Pattern}'.";
        foreach (var name in RequiredTopics.Where(name => Topic.Find(name) is null))
            yield return $"Orders:RequiredTopics: there is no topic '{name}'; the topics are {string.Join(", ", Topic.All)}.";
        if (!Enum.IsDefined(Several))
            yield return "Orders:Several must be split or advise.";
    }

    private string? PatternFault()
    {
        try
        {
            _ = new OrderPattern(Pattern);
            return new Regex(Pattern).IsMatch("") ? "it matches the empty text." : null;
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return exception.Message;
        }
    }
}
