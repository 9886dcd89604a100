using ContactRouter.Routing;

namespace ContactRouter.Topics;

/// <summary>What the way that a message came by says of its topic: the topic chosen in a form, the form, the mailbox. Immutable.</summary>
public sealed class TopicHints
{
    private readonly TopicOptions _options;
    private readonly Dictionary<string, int> _forms = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int[]> _mailboxes = [];

    /// <summary>Takes over what the settings say; they must have no faults.</summary>
    public TopicHints(TopicOptions options, RoutingOptions routing, MailboxOptions mailboxes)
    {
        _options = options;
        foreach (var (form, topic) in options.Forms)
            _forms[form] = TopicPlace.Of(new Topic(topic))!.Value;
        foreach (var mailbox in mailboxes.Desks)
        {
            if (MailboxOptions.NormalOf(mailbox.Address) is { } address)
                _mailboxes[address] = [.. routing.Topics.Where(pair => pair.Value == mailbox.Desk).Select(pair => TopicPlace.Of(new Topic(pair.Key))).OfType<int>()];
        }
    }

    /// <summary>Adds what speaks for topics to their scores.</summary>
    /// <returns>Whether anything did.</returns>
    internal bool AddTo(TopicInput input, Span<float> scores)
    {
        var topics = TopicsOf(input.Mailbox);
        foreach (var topic in topics)
            scores[topic] += (float)_options.MailboxWeight;
        if (ChosenOf(input) is { } chosen)
            scores[chosen] += (float)_options.ChosenWeight;
        if (MeantBy(input) is { } meant)
            scores[meant] += (float)_options.FormWeight;
        return topics.Length > 0 || ChosenOf(input) is not null || MeantBy(input) is not null;
    }

    /// <summary>What speaks for a topic, for people.</summary>
    internal IEnumerable<EvidenceTerm> EvidenceFor(int topic, TopicInput input)
    {
        if (ChosenOf(input) == topic)
            yield return new EvidenceTerm("form:topic", _options.ChosenWeight);
        if (MeantBy(input) == topic)
            yield return new EvidenceTerm($"form:{input.Form}", _options.FormWeight);
        if (TopicsOf(input.Mailbox).Contains(topic))
            yield return new EvidenceTerm("mailbox", _options.MailboxWeight);
    }

    private static int? ChosenOf(TopicInput input) => input.Chosen is { } chosen ? TopicPlace.Of(chosen) : null;

    private int? MeantBy(TopicInput input) => input.Form is { } form && _forms.TryGetValue(form, out var topic) ? topic : null;

    private int[] TopicsOf(string? mailbox) => MailboxOptions.NormalOf(mailbox) is { } address && _mailboxes.TryGetValue(address, out var topics) ? topics : [];
}
