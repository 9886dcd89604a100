namespace ContactRouter.Topics;

/// <summary>Settings <c>Topics</c>: when a topic is told, and what the way that a message came by weighs.</summary>
public sealed class TopicOptions
{
    private const double HeaviestWeight = 10;

    /// <summary>The share from which a topic is told: above 0 and below 1. Below it, only the desk may be, see <c>Routing:SureFrom</c>.</summary>
    public double SureFrom { get; set; } = 0.5;

    /// <summary>What the topic chosen in a form weighs, in the unit of the evidence: 1 nearly triples its odds. 0 to 10.</summary>
    public double ChosenWeight { get; set; } = 2.5;

    /// <summary>What the mailbox that a mail was sent to weighs for each topic of the desk that answers there. 0 to 10.</summary>
    public double MailboxWeight { get; set; } = 1;

    /// <summary>What a form weighs for the topic that <see cref="Forms"/> names. 0 to 10.</summary>
    public double FormWeight { get; set; } = 2.5;

    /// <summary>Form -> the topic that it is meant for.</summary>
    public IDictionary<string, string> Forms { get; set; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>What is wrong, each naming the setting.</summary>
    public IEnumerable<string> Faults()
    {
        if (!(SureFrom is > 0 and < 1))
            yield return $"Topics:SureFrom: {SureFrom} is not above 0 and below 1.";
        foreach (var (name, weight) in new[] { (nameof(ChosenWeight), ChosenWeight), (nameof(MailboxWeight), MailboxWeight), (nameof(FormWeight), FormWeight) })
        {
            if (!(weight is >= 0 and <= HeaviestWeight))
                yield return $"Topics:{name}: {weight} is not from 0 to {HeaviestWeight}.";
        }

        foreach (var (form, topic) in Forms.Where(pair => Topic.Find(pair.Value) is null))
            yield return $"Topics:Forms:{form}: there is no topic '{topic}'; the topics are {string.Join(", ", Topic.All)}.";
    }
}
