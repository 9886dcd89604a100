using ContactRouter.Routing;
using ContactRouter.Topics;

namespace ContactRouter.Benchmarks.Product;

/// <summary>The classifier as it ships, with the standard settings.</summary>
internal static class OurClassifier
{
    public static TrainedClassifier Create() => new(new TopicOptions(), new TopicHints(new TopicOptions(), new RoutingOptions(), new MailboxOptions()));
}
