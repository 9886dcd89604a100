using ContactRouter.Topics;

namespace ContactRouter.Routing;

/// <summary>Picks the desk that answers (P2, P3): that of the topic, or the default one where no topic was recognised.</summary>
public sealed class DeskRouter(RoutingOptions options)
{
    private readonly Dictionary<Topic, Desk> desks = options.Topics.ToDictionary(pair => new Topic(pair.Key), pair => new Desk(pair.Value));
    private readonly Desk fallback = new(options.Default);

    public Desk DeskOf(Topic? topic) => topic is { } known && desks.TryGetValue(known, out var desk) ? desk : fallback;
}
