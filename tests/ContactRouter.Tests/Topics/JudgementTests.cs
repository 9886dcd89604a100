using ContactRouter.Routing;
using ContactRouter.Topics;

namespace ContactRouter.Tests.Topics;

/// <summary>What the answer of the classifier holds.</summary>
public sealed class JudgementTests
{
    private const string Refund = "I sent the lamp back three weeks ago, where is my money?";

    [Fact]
    public void The_shares_are_of_all_topics_best_first_and_together_below_one()
    {
        var judgement = Judge("Where is my order? I also need the invoice.");

        Assert.Equal(Topic.All.Count, judgement.Scores.Count);
        Assert.Equal(judgement.Scores.OrderByDescending(score => score.Share), judgement.Scores);
        Assert.InRange(judgement.Scores.Sum(score => score.Share), 0.1, 1);
        Assert.Equal(judgement.Scores[0].Share, judgement.Confidence);
        Assert.All(judgement.Scores, score => Assert.InRange(score.Share, 0, 1));
    }

    [Fact]
    public void The_evidence_is_in_the_writers_words_heaviest_first()
    {
        var evidence = Judge(Refund).Evidence;

        Assert.Contains(evidence, term => term.Term == "where is my money");
        Assert.All(evidence, term => Assert.Contains(term.Term, Refund, StringComparison.Ordinal));
        Assert.Equal(evidence.OrderByDescending(term => term.Weight), evidence);
        Assert.All(evidence, term => Assert.True(term.Weight > 0, term.Term));
        Assert.InRange(evidence.Count, 3, 10);
    }

    [Fact]
    public void Evidence_comes_from_the_subject_too()
    {
        var judgement = Classifiers.Standard.Classify(new TopicInput("AW: Gutschrift fehlt", "Bitte kümmern Sie sich darum."));

        Assert.Equal(Topic.CreditNote, judgement.Topic);
        Assert.Contains(judgement.Evidence, term => term.Term == "Gutschrift");
    }

    [Fact]
    public void The_same_message_always_gets_the_same_answer()
    {
        var first = Judge(Refund);
        Judge("Is the blue kettle in stock?");

        Assert.Equal(first.Scores, Judge(Refund).Scores);
        Assert.Equal(first.Evidence, Judge(Refund).Evidence);
    }

    [Fact]
    public void Many_threads_get_the_same_answers_as_one()
    {
        string[] texts = [Refund, "Is the blue kettle in stock?", "Bitte senden Sie uns die Rechnung.", "ok"];
        var alone = texts.Select(text => Judge(text).Scores).ToList();

        Parallel.For(0, 400, n => Assert.Equal(alone[n % texts.Length], Judge(texts[n % texts.Length]).Scores));
    }

    [Fact]
    public void A_topic_below_the_threshold_is_not_told_but_its_share_is()
    {
        var strict = Classifiers.With(new TopicOptions { SureFrom = 0.999999 });

        var judgement = strict.Classify(new TopicInput("", "It was due on Monday, or was it not even sent?"));

        Assert.Null(judgement.Topic);
        Assert.InRange(judgement.Confidence, 0.1, 0.999999);
        Assert.NotEmpty(judgement.Scores);
    }

    [Fact]
    public void The_topic_chosen_in_a_form_decides_where_the_text_says_little()
    {
        var (without, with) = (Judge("see above"), Classifiers.Standard.Classify(new TopicInput("", "see above", Topic.Refunds)));

        Assert.NotEqual(Topic.Refunds, without.Topic);
        Assert.Equal(Topic.Refunds, with.Scores[0].Topic);
        Assert.Contains(with.Evidence, term => term.Term == "form:topic");
    }

    [Fact]
    public void The_topic_chosen_in_a_form_yields_where_the_text_says_otherwise() =>
        Assert.Equal(Topic.Refunds, Classifiers.Standard.Classify(new TopicInput("", Refund, Topic.Stock)).Topic);

    [Fact]
    public void The_mailbox_written_to_speaks_for_the_topics_of_its_desk()
    {
        var mailboxes = new MailboxOptions { Desks = [new DeskMailbox { Address = "cs@shop.example", Desk = "cs" }] };
        var classifier = Classifiers.With(new TopicOptions(), mailboxes);

        var (plain, mailed) = (ShareOfCs(classifier, null), ShareOfCs(classifier, "CS@shop.example"));

        Assert.True(mailed > plain, $"{mailed} is not above {plain}");
        Assert.Equal(plain, ShareOfCs(classifier, "other@shop.example"));
    }

    [Fact]
    public void A_form_speaks_for_the_topic_that_the_settings_name()
    {
        var classifier = Classifiers.With(new TopicOptions { Forms = { ["send-back"] = "returns" } });

        var judgement = classifier.Classify(new TopicInput("", "two lamps", Form: "Send-Back"));

        Assert.Equal(Topic.Returns, judgement.Scores[0].Topic);
        Assert.Contains(judgement.Evidence, term => term.Term == "form:Send-Back");
    }

    private static double ShareOfCs(TrainedClassifier classifier, string? mailbox) => classifier
        .Classify(new TopicInput("", "Something is not right with what you sent.", Mailbox: mailbox))
        .Scores.Where(score => Topic.All.ToList().IndexOf(score.Topic) >= 7).Sum(score => score.Share);

    private static TopicJudgement Judge(string text) => Classifiers.Standard.Classify(new TopicInput("", text));
}
