using ContactRouter.Procedure;
using ContactRouter.Tests.Topics;
using ContactRouter.Topics;

namespace ContactRouter.Tests.Procedure;

public sealed class OneRequestPerMessageTests
{
    private static readonly TrainedClassifier s_classifier = Classifiers.Standard;

    [Theory]
    [InlineData("billing", "damaged_products", true)]
    [InlineData("account_request", "deliveries", true)]
    [InlineData("billing", "billing", false)]
    public void A_sentence_with_a_topic_of_its_own_is_a_second_request(string topic, string ofSentence, bool isSeveral) =>
        Assert.Equal(isSeveral, Examine(topic, ofSentence) is not null);

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
        Assert.Null(Examine(first, second));
        Assert.Null(Examine(second, first));
    }

    [Fact]
    public void A_related_topic_does_not_hide_the_unrelated_one_behind_it() =>
        Assert.NotNull(Examine("returns", "refunds", "stock"));

    [Fact]
    public void Where_nothing_was_recognised_there_is_nothing_to_say() => Assert.Null(OneRequestPerMessage.Examine(TopicJudgement.Unknown));

    [Fact]
    public void The_desk_is_told_which_requests_and_the_writer_what_to_do()
    {
        var check = Examine("billing", "billing", "damaged_products")!;

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
    public void Two_requests_of_one_message_are_seen(string text) => Assert.NotNull(Read(text));

    [Theory]
    [InlineData("We returned the broken cups in May. When do we get the money back, and why is it not on the invoice?")]
    [InlineData("You promised a credit note for the short shipment in May, we still have nothing to book.")]
    [InlineData("The parcel is a week late. If it does not come I want a refund.")]
    [InlineData("How many of the blue ones do you have, what do they cost, and can I order 40?")]
    [InlineData("Hello, please call me.")]
    public void One_request_that_touches_several_topics_is_one(string text) => Assert.Null(Read(text));

    private static Check? Read(string text) => OneRequestPerMessage.Examine(s_classifier.Classify(new TopicInput("", text)));

    private static Check? Examine(string topic, params string[] ofSentences) => OneRequestPerMessage.Examine(
        new TopicJudgement(new Topic(topic), 1, [new TopicScore(new Topic(topic), 1)], []) { Requests = [.. ofSentences.Select(name => new TopicScore(new Topic(name), 0.95))] });
}
