using ContactRouter.Procedure;
using ContactRouter.Topics;

namespace ContactRouter.Tests.Procedure;

public sealed class OneRequestPerMessageTests
{
    private static readonly WeightedTermClassifier s_classifier = new(Lexicon.English);

    [Theory]
    [InlineData("billing", 0.5, "damaged_products", 0.45, true)]
    [InlineData("account_request", 0.9, "deliveries", 0.096, true)]
    [InlineData("account_request", 0.9, "deliveries", 0.05, false)]
    [InlineData("billing", 0.41, "damaged_products", 0.41, true)]
    [InlineData("billing", 0.35, "damaged_products", 0.35, false)]
    [InlineData("billing", 0.995, "damaged_products", 0.0049, false)]
    [InlineData("billing", 0.8, "damaged_products", 0.2, false)]
    public void The_second_topic_must_be_well_backed(string first, double share, string second, double otherShare, bool isSeveral) =>
        Assert.Equal(isSeveral, Examine((first, share), (second, otherShare)) is not null);

    [Theory]
    [InlineData("order_status", "deliveries")]
    [InlineData("returns", "refunds")]
    [InlineData("returns", "damaged_products")]
    [InlineData("refunds", "damaged_products")]
    [InlineData("billing", "payments")]
    [InlineData("billing", "credit_note")]
    [InlineData("payments", "credit_note")]
    [InlineData("stock", "product_information")]
    [InlineData("stock", "purchasing")]
    [InlineData("product_information", "purchasing")]
    [InlineData("refunds", "payments")]
    [InlineData("deliveries", "refunds")]
    public void Topics_that_belong_together_are_one_request(string first, string second)
    {
        Assert.Null(Examine((first, 0.5), (second, 0.49)));
        Assert.Null(Examine((second, 0.5), (first, 0.49)));
    }

    [Fact]
    public void A_related_topic_does_not_hide_the_unrelated_one_behind_it() =>
        Assert.NotNull(Examine(("returns", 0.45), ("refunds", 0.3), ("stock", 0.24)));

    [Fact]
    public void Where_nothing_was_recognised_there_is_nothing_to_say() => Assert.Null(OneRequestPerMessage.Examine(TopicJudgement.Unknown));

    [Fact]
    public void The_desk_is_told_which_requests_and_the_writer_what_to_do()
    {
        var check = Examine(("billing", 0.5), ("damaged_products", 0.49))!;

        Assert.Equal(("several-requests", "P6"), (check.Code, check.Rule));
        Assert.Contains("billing and damaged_products", check.Detail, StringComparison.Ordinal);
        Assert.Contains("one message for each", check.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Where is my order B2B12345? It should have arrived on Monday. Also, please open an account for our new branch in Lyon.")]
    [InlineData("1. The credit note for September is missing. 2. Is article 4711 available again?")]
    [InlineData("The delivery is five days late. We have also been charged twice on our credit card.")]
    [InlineData("Do you have the blue kettles in stock? And when will I get my refund for the returned pans?")]
    [InlineData("Is the red jacket back in stock? Separately: the invoice 4711 has the wrong VAT number.")]
    public void Two_requests_of_one_message_are_seen(string text) => Assert.NotNull(Examine(text));

    [Theory]
    [InlineData("We returned the broken cups in May. When do we get the money back, and why is it not on the invoice?")]
    [InlineData("You promised a credit note for the short shipment in May, we still have nothing to book.")]
    [InlineData("The parcel is a week late. If it does not come I want a refund.")]
    [InlineData("How many of the blue ones do you have, what do they cost, and can I order 40?")]
    [InlineData("Hello, please call me.")]
    public void One_request_that_touches_several_topics_is_one(string text) => Assert.Null(Examine(text));

    private static Check? Examine(string text) => OneRequestPerMessage.Examine(s_classifier.Classify(new TopicInput("", text)));

    private static Check? Examine(params (string Topic, double Share)[] scores) => OneRequestPerMessage.Examine(
        new TopicJudgement(null, scores[0].Share, [.. scores.Select(score => new TopicScore(new Topic(score.Topic), score.Share))], []));
}
