using ContactRouter.Topics;

namespace ContactRouter.Tests.Topics;

public sealed class LexiconTests
{
    private static readonly string s_oneTermEach = string.Join('\n', Topic.All.Select(topic => $"{topic}\t3\t{topic.Name.Replace('_', ' ')}"));

    [Fact]
    public void The_embedded_lexicon_is_valid()
    {
        Assert.NotNull(Lexicon.English);
    }

    [Fact]
    public void A_shop_can_bring_its_own_terms()
    {
        var lexicon = Lexicon.Read(new StringReader($"# our words\n\n{s_oneTermEach}\nstock\t3.5\twidget*\nstock\t-1\twidgets & gone\n"), "shop");

        var judgement = new WeightedTermClassifier(lexicon).Classify(new TopicInput("", "Any widgets?"));

        Assert.Equal(Topic.Stock, judgement.Topic);
        Assert.Equal(new EvidenceTerm("widget*", 3.5), Assert.Single(judgement.Evidence));
    }

    [Fact]
    public void A_negative_weight_speaks_against_a_topic()
    {
        var classifier = new WeightedTermClassifier(Lexicon.Read(new StringReader($"{s_oneTermEach}\nstock\t3\twidget*\nstock\t-2\tno widget*\n"), "shop"));

        Assert.Equal(Topic.Stock, classifier.Classify(new TopicInput("", "the widget")).Topic);
        Assert.Null(classifier.Classify(new TopicInput("", "no widget")).Topic);
    }

    [Fact]
    public void Two_topics_of_the_same_weight_leave_it_open()
    {
        var classifier = new WeightedTermClassifier(Lexicon.Read(new StringReader(s_oneTermEach), "shop"));

        Assert.Equal(Topic.Stock, classifier.Classify(new TopicInput("", "stock")).Topic);
        Assert.Null(classifier.Classify(new TopicInput("", "stock, billing")).Topic);
        Assert.Null(classifier.Classify(new TopicInput("", "stock, billing, refunds")).Topic);
    }

    [Fact]
    public void A_number_sign_stands_for_any_number()
    {
        var classifier = new WeightedTermClassifier(Lexicon.Read(new StringReader($"{s_oneTermEach}\nstock\t3\t# widgets\n"), "shop"));

        Assert.Equal(Topic.Stock, classifier.Classify(new TopicInput("", "12widgets")).Topic);
        Assert.Equal(Topic.Stock, classifier.Classify(new TopicInput("", "1 widgets")).Topic);
        Assert.Null(classifier.Classify(new TopicInput("", "some widgets")).Topic);
    }

    [Theory]
    [InlineData("stock 3 widget", "1 fields instead of topic")]
    [InlineData("gardening\t3\twidget", "'gardening' is no topic")]
    [InlineData("stock\tmuch\twidget", "the weight 'much'")]
    [InlineData("stock\t0\twidget", "the weight '0'")]
    [InlineData("stock\tNaN\twidget", "the weight 'NaN'")]
    [InlineData("stock\t11\twidget", "the weight '11'")]
    [InlineData("stock\t3\t", "'' is not one word")]
    [InlineData("stock\t3\tWidget", "'Widget' is not one word")]
    [InlineData("stock\t3\tdon't", "'don't' is not one word")]
    [InlineData("stock\t3\tpre-order", "'pre-order' is not one word")]
    [InlineData("stock\t3\ttwo  blanks", "'' is not one word")]
    [InlineData("stock\t3\two*", "the stem 'wo*'")]
    [InlineData("stock\t3\ta & b & c", "a pair is two")]
    [InlineData("stock\t3\twidget & widget", "a pair is two")]
    public void A_wrong_line_is_refused_by_its_number(string line, string fault)
    {
        var error = Assert.Throws<FormatException>(() => Lexicon.Read(new StringReader($"{s_oneTermEach}\n{line}\n"), "shop.txt"));

        Assert.StartsWith($"shop.txt, line {Topic.All.Count + 1}: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(fault, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("widget", "widget")]
    [InlineData("widget & gone", "gone & widget")]
    public void A_term_that_stands_twice_in_a_topic_is_refused(string first, string second)
    {
        var error = Assert.Throws<FormatException>(() => Lexicon.Read(new StringReader($"stock\t3\t{first}\nstock\t2\t{second}\n{s_oneTermEach}"), "shop.txt"));

        Assert.Equal($"shop.txt, line 2: '{second}' already stands in line 1 for this topic.", error.Message);
    }

    [Fact]
    public void A_topic_without_terms_is_refused()
    {
        var error = Assert.Throws<FormatException>(() => Lexicon.Read(new StringReader("stock\t3\twidget"), "shop.txt"));

        Assert.Equal("shop.txt: nothing speaks for the topic 'purchasing'.", error.Message);
    }
}
