using ContactRouter.Routing;
using ContactRouter.Topics;

namespace ContactRouter.Tests.Topics;

/// <summary>The classifier that ships, with the standard settings.</summary>
internal static class Classifiers
{
    public static TrainedClassifier Standard { get; } = With(new TopicOptions());

    public static TrainedClassifier With(TopicOptions options, MailboxOptions? mailboxes = null) =>
        new(options, new TopicHints(options, new RoutingOptions(), mailboxes ?? new MailboxOptions()));
}
