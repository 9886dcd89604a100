using ContactRouter.Topics;

namespace ContactRouter.Procedure;

/// <summary>P6: a message holds one request. Where it clearly holds two that have nothing to do with each other, the writer is told; nothing is lost.</summary>
/// <remarks>
/// The first request is the message's topic, the second one the topic of a single sentence that has nothing to do with the first: what is shared out over the
/// whole message hides the weaker of two.
/// </remarks>
public static class OneRequestPerMessage
{
    public const string Code = "several-requests";

    /// <summary>What one request touches together: who waits for a refund has returned something, or paid for it.</summary>
    private static readonly Topic[][] s_together =
    [
        [Topic.OrderStatus, Topic.Deliveries, Topic.Purchasing],
        [Topic.OrderStatus, Topic.Deliveries, Topic.Returns, Topic.Refunds, Topic.DamagedProducts],
        [Topic.Returns, Topic.Refunds, Topic.DamagedProducts, Topic.CreditNote],
        [Topic.Billing, Topic.Payments, Topic.CreditNote, Topic.Refunds],
        [Topic.Stock, Topic.ProductInformation, Topic.Purchasing],
        [Topic.Purchasing, Topic.Refunds],
        [Topic.Deliveries, Topic.CreditNote],
    ];

    public static Check? Examine(TopicJudgement judgement)
    {
        if (judgement.Scores is not [var first, ..] || judgement.Requests.FirstOrDefault(request => !AreRelated(request.Topic, first.Topic)) is not { } second)
            return null;
        return new Check(
            Code,
            "P6",
            $"Seems to hold several requests: {first.Topic} and {second.Topic}.",
            "Your message seems to hold several requests. All of it reached us, but next time please write one message for each: each gets to the right people sooner then.");
    }

    private static bool AreRelated(Topic one, Topic other) => one == other || Array.Exists(s_together, topics => topics.Contains(one) && topics.Contains(other));
}
