using ContactRouter.Topics;

namespace ContactRouter.Procedure;

/// <summary>P6: a message holds one request. Where it clearly holds two that have nothing to do with each other, the writer is told; nothing is lost.</summary>
/// <remarks>
/// The second request is the best topic that has nothing to do with the first. It is clear where its share is large, or where it is many times that of
/// "no topic at all", which is what the shares leave to 1: a stronger first request shrinks the second one's share, but not this.
/// </remarks>
public static class OneRequestPerMessage
{
    public const string Code = "several-requests";

    private const double LargeShare = 0.4;
    private const double LeastShare = 0.01;

    // Chosen for few false alarms: an advice that is wrong makes the right ones unread.
    private const double LeastOdds = 20;

    // Below it, what is left to 1 is rounding.
    private const double LeastRest = 1e-12;

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
        if (judgement.Scores is not [var first, ..] || judgement.Scores.FirstOrDefault(score => !AreRelated(score.Topic, first.Topic)) is not { } second)
            return null;
        var rest = 1 - judgement.Scores.Sum(score => score.Share);
        var isClear = second.Share >= LargeShare || (rest >= LeastRest && second.Share >= LeastShare && second.Share >= rest * LeastOdds);
        return !isClear ? null : new Check(
            Code,
            "P6",
            $"Seems to hold several requests: {first.Topic} and {second.Topic}.",
            "Your message seems to hold several requests. All of it reached us, but next time please write one message for each: each gets to the right people sooner then.");
    }

    private static bool AreRelated(Topic one, Topic other) => one == other || Array.Exists(s_together, topics => topics.Contains(one) && topics.Contains(other));
}
