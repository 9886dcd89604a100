using ContactRouter.Topics;

namespace ContactRouter.Tests.Topics;

public sealed class WeightedTermClassifierTests
{
    private readonly WeightedTermClassifier _classifier = new(Lexicon.English);

    [Fact]
    public void The_shares_are_of_all_topics_best_first_and_together_below_one()
    {
        var judgement = Classify("Where is my order? I also need the invoice.");

        Assert.Equal(Topic.All.Count, judgement.Scores.Count);
        Assert.Equal(judgement.Scores.OrderByDescending(score => score.Share), judgement.Scores);
        Assert.InRange(judgement.Scores.Sum(score => score.Share), 0.1, 1);
        Assert.Equal(judgement.Scores[0].Share, judgement.Confidence);
        Assert.All(judgement.Scores, score => Assert.InRange(score.Share, 0, 1));
    }

    [Fact]
    public void The_evidence_names_the_terms_of_the_topic_heaviest_first()
    {
        var judgement = Classify("We returned the goods, where is my money? I want the refund.");

        Assert.Equal(Topic.Refunds, judgement.Topic);
        Assert.Contains(judgement.Evidence, evidence => evidence.Term == "returned & money");
        Assert.Contains(judgement.Evidence, evidence => evidence.Term == "refund*");
        Assert.DoesNotContain(judgement.Evidence, evidence => evidence.Term.StartsWith("return*", StringComparison.Ordinal));
        Assert.Equal(judgement.Evidence.OrderByDescending(evidence => evidence.Weight), judgement.Evidence);
        Assert.All(judgement.Evidence, evidence => Assert.True(evidence.Weight > 0));
    }

    [Fact]
    public void The_evidence_is_at_most_eight_terms()
    {
        var judgement = Classify(
            "The box was damaged, the cup broken, the lid cracked, the plate smashed, the jug leaks, " +
            "the pan is dented, the clock is faulty, the lamp defective, the fan not working.");

        Assert.Equal(Topic.DamagedProducts, judgement.Topic);
        Assert.Equal(8, judgement.Evidence.Count);
    }

    [Fact]
    public void A_repeated_term_counts_once()
    {
        Assert.Equal(Classify("refund").Confidence, Classify("refund refund, refunded. REFUND!").Confidence);
    }

    [Fact]
    public void Letters_of_either_case_are_the_same()
    {
        Assert.Equal(Classify("where is my invoice").Scores, Classify("WHERE Is My InVoIcE").Scores);
    }

    [Theory]
    [InlineData("I haven't received it")]
    [InlineData("I haven’t received it")]
    [InlineData("I havent received it")]
    public void An_apostrophe_makes_no_difference(string text)
    {
        Assert.Equal(Topic.Deliveries, Classify(text).Topic);
    }

    [Fact]
    public void A_term_weighs_more_in_the_subject()
    {
        var inSubject = _classifier.Classify(new TopicInput("Refund", "See above."));
        var inText = _classifier.Classify(new TopicInput("See below", "Refund."));

        Assert.True(inSubject.Evidence[0].Weight > inText.Evidence[0].Weight);
        Assert.True(inSubject.Confidence > inText.Confidence);
    }

    [Fact]
    public void The_subject_decides_between_two_requests()
    {
        const string Text = "It is about the invoice and about the broken cup.";

        Assert.Equal(Topic.Billing, _classifier.Classify(new TopicInput("Invoice", Text)).Topic);
        Assert.Equal(Topic.DamagedProducts, _classifier.Classify(new TopicInput("Broken cup", Text)).Topic);
    }

    [Fact]
    public void The_halves_of_a_pair_must_stand_in_one_sentence()
    {
        Assert.Contains(Classify("The money for what I returned is missing.").Evidence, evidence => evidence.Term == "returned & money");
        Assert.DoesNotContain(Classify("I returned it. The money is yours.").Evidence, evidence => evidence.Term == "returned & money");
    }

    [Fact]
    public void A_phrase_goes_on_over_a_broken_line_but_not_over_a_full_stop()
    {
        Assert.Contains(Classify("please send the credit\nnote").Evidence, evidence => evidence.Term == "credit note*");
        Assert.DoesNotContain(Classify("That is to your credit. Note the date.").Evidence, evidence => evidence.Term == "credit note*");
    }

    [Fact]
    public void The_words_of_links_and_mail_addresses_do_not_count()
    {
        Assert.Equal(TopicJudgement.Unknown, Classify("https://shop.example/returns/refund invoice@shop.example"));
    }

    [Fact]
    public void The_chosen_topic_decides_where_the_text_says_little()
    {
        var judgement = _classifier.Classify(new TopicInput("", "Hello, please call me.", Topic.Stock));

        Assert.Equal(Topic.Stock, judgement.Topic);
        Assert.Equal(new EvidenceTerm("form:topic", 3), Assert.Single(judgement.Evidence));
    }

    [Fact]
    public void The_chosen_topic_yields_to_a_clear_text()
    {
        var judgement = _classifier.Classify(new TopicInput("Refund", "You owe me a refund, I want my money back!", Topic.Stock));

        Assert.Equal(Topic.Refunds, judgement.Topic);
        Assert.DoesNotContain(judgement.Evidence, evidence => evidence.Term == "form:topic");
    }

    [Fact]
    public void A_chosen_topic_that_is_none_of_ours_says_nothing()
    {
        Assert.Equal(TopicJudgement.Unknown, _classifier.Classify(new TopicInput("", "Hello", new Topic("gardening"))));
        Assert.Equal(TopicJudgement.Unknown, _classifier.Classify(new TopicInput("", "Hello", default(Topic))));
    }

    [Fact]
    public void The_same_message_is_judged_alike_by_many_at_once()
    {
        var input = new TopicInput("Order B2B12345", "The courier left the parcel outside, two cups are broken. Can I have my money back?");
        var first = _classifier.Classify(input);
        var others = new TopicJudgement[200];

        Parallel.For(0, others.Length, index => others[index] = _classifier.Classify(input));

        Assert.All(others, judgement => Assert.Equivalent(first, judgement, strict: true));
    }

    private TopicJudgement Classify(string text) => _classifier.Classify(new TopicInput("", text));
}
