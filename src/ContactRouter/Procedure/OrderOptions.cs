using System.Text.RegularExpressions;

namespace ContactRouter.Procedure;

/// <summary>Settings <c>Orders</c>.</summary>
public sealed class OrderOptions
{
    /// <summary>What an order number looks like (P9), as a regular expression; found in any case, given on in capitals.</summary>
    public string Pattern { get; set; } = "B2B[0-9]{5,}";

    /// <summary>What is wrong, each naming the setting.</summary>
    public IEnumerable<string> Faults()
    {
        string? fault = null;
        try
        {
            _ = OrderNumbers.WordOf(Pattern);
            if (new Regex(Pattern).IsMatch(""))
                fault = "it matches the empty text.";
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            fault = exception.Message;
        }

        if (fault is not null)
            yield return $"Orders:Pattern must be a regular expression without look-arounds and back-references: {fault}";
    }
}
