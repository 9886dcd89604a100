using ContactRouter.Routing;
using ContactRouter.Topics;
using ContactRouter.Topics.Scoring;
using ContactRouter.Training;
using ContactRouter.Training.Commands;
using ContactRouter.Training.Corpus;
using ContactRouter.Training.Learning;
using ContactRouter.Training.Lexicon;

namespace ContactRouter.Tests.Training;

/// <summary>The way from a corpus to a model, on a corpus of a few messages.</summary>
public sealed class TrainingTests
{
    private static readonly TrainingOptions s_options = new() { Rows = 2000, Epochs = 10 };

    private static readonly List<CorpusMessage> s_corpus =
    [
        .. Enumerable.Range(0, 15).Select(n => Message($"r{n}", Topic.Refunds, $"v{n}", "where is my money for number", n)),
        .. Enumerable.Range(0, 15).Select(n => Message($"s{n}", Topic.Stock, $"v{n}", "is the kettle available again in", n)),
        .. Enumerable.Range(0, 15).Select(n => Message($"n{n}", null, $"v{n}", "have a nice weekend all of you", n)),
    ];

    private static readonly CompiledLexicon s_lexicon = CompiledLexicon.Compile([new Concept("money", [["money"], ["geld"]]), new Concept("there", [["availab*"], ["lieferbar*"]])]);

    [Fact]
    public void The_same_corpus_gives_the_same_bytes() => Assert.Equal(Train(), Train());

    [Fact]
    public void A_model_tells_what_it_was_taught_also_in_a_language_that_only_the_lexicon_knows()
    {
        var options = new TopicOptions();
        var classifier = new TrainedClassifier(options, new TopicHints(options, new RoutingOptions(), new MailboxOptions()), TopicModel.Read(Train()));

        Assert.Equal(Topic.Refunds, classifier.Classify(new TopicInput("", "where is my money")).Scores[0].Topic);
        Assert.Equal(Topic.Refunds, classifier.Classify(new TopicInput("", "Geld?")).Scores[0].Topic);
        Assert.Equal(Topic.Stock, classifier.Classify(new TopicInput("", "Lieferbarkeit?")).Scores[0].Topic);
        Assert.Null(classifier.Classify(new TopicInput("", "have a nice weekend")).Topic);
    }

    [Fact]
    public void What_one_voice_wrote_is_on_one_side_of_every_split_over_all_languages()
    {
        var folds = Folds.Of([Message("a", null, "v1", "x", 1), Message("b", null, "v1", "y", 2) with { Language = "de" }, Message("c", null, "v2", "z", 3)]);

        Assert.Equal(folds[0], folds[1]);
        Assert.InRange(Folds.Of(s_corpus).Distinct().Count(), 2, Folds.Count);
    }

    private static byte[] Train() => TrainCommand.Train(s_corpus, s_lexicon, s_options, new Progress(TextWriter.Null));

    private static CorpusMessage Message(string id, Topic? topic, string voice, string text, int number) =>
        new(id, "en", topic, voice, "chat", CorpusMessage.ByHand, "", $"{text} {number}");
}
