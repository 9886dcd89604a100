using ContactRouter.Topics;

namespace ContactRouter.Tests.Topics;

/// <summary>Only what the writer wrote for this message speaks for its topic.</summary>
public sealed class OwnWordsTests
{
    private readonly TrainedClassifier _classifier = Classifiers.Standard;

    [Theory]
    [InlineData("Hello\n> I want a refund for the broken cup\n>> invoice")]
    [InlineData("Hello\r\n\r\nOn Mon, 23 Nov 2026 at 10:02, Shop <cs@shop.example> wrote:\r\n\r\n> your refund is on its way")]
    [InlineData("Hello\n\nOn Mon, 23 Nov 2026 at 10:02, Customer Service of the Shop\n<cs@shop.example> wrote:\n\n> your refund is on its way")]
    [InlineData("Hello\n\nOn 23 November 2026 Shop wrote:\n\nYour refund is on its way.\nThe invoice is attached.")]
    [InlineData("Hello\n\n-----Original Message-----\nFrom: Shop\nYour refund is on its way.")]
    [InlineData("Hello\n\nFrom: Shop\nSent: Monday\nTo: me\nSubject: your refund\n\nYour refund is on its way.")]
    public void Quoted_mail_is_left_out(string text)
    {
        Assert.Equal(SharesOf("Hello"), SharesOf(text));
    }

    [Theory]
    [InlineData("Hello\n-- \nACME Returns Department\nInvoice address: Refund Street 1")]
    [InlineData("Hello\n\nKind regards,\nAnna Berg\nAccounts Payable, Invoice Team\nTel. 0123")]
    [InlineData("Hello\nBest regards\n\nJo Lund\nPurchasing")]
    [InlineData("Hello\nSent from my payment phone")]
    public void Signature_and_closing_are_left_out(string text)
    {
        Assert.Equal(SharesOf("Hello"), SharesOf(text));
    }

    [Fact]
    public void An_answer_below_a_marked_quote_is_read()
    {
        var judgement = Classify("On Mon, 23 Nov 2026, Shop wrote:\n> Is your password working?\n\nAnother request: please send a credit note.");

        Assert.Equal(Topic.CreditNote, judgement.Topic);
    }

    [Fact]
    public void A_postscript_below_the_closing_is_read()
    {
        var judgement = Classify("Hello,\n\nKind regards,\nAnna Berg\n\nPS: Can you tell me when I will get the refund for my order of last month?");

        Assert.Equal(Topic.Refunds, judgement.Topic);
    }

    [Fact]
    public void A_sentence_that_only_begins_like_a_quote_is_read()
    {
        Assert.Equal(Topic.Refunds, Classify("On 3 May your colleague promised a refund\nand nothing came").Topic);
    }

    // As if the rest were not there.
    private IEnumerable<double> SharesOf(string text) => Classify(text).Scores.Select(score => score.Share);

    private TopicJudgement Classify(string text) => _classifier.Classify(new TopicInput("", text));
}
