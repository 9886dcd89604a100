using ContactRouter.Routing;
using ContactRouter.Topics;
using ContactRouter.Topics.Reading;
using ContactRouter.Topics.Scoring;
using ContactRouter.Training;
using ContactRouter.Training.Commands;
using ContactRouter.Training.Corpus;
using ContactRouter.Training.Learning;
using ContactRouter.Training.Lexicon;

namespace ContactRouter.Benchmarks.Topics;

internal sealed class OurContender(WholeCorpus place) : IContender
{
    public string Name => "Contact Router";

    public string? MissingBecause => null;

    public Outcome Run(IReadOnlyList<CorpusMessage> learned, IReadOnlyList<CorpusMessage> judged, IReadOnlyList<CorpusMessage> timed)
    {
        var lexicon = CompiledLexicon.Compile(LexiconReader.ReadFolder(place.Lexicon));
        var file = TrainCommand.Train(learned, lexicon, new TrainingOptions(), new Progress(TextWriter.Null));
        var options = new TopicOptions();
        var classifier = new TrainedClassifier(options, new TopicHints(options, new RoutingOptions(), new MailboxOptions()), TopicModel.Read(file));
        var best = judged.Select(message => classifier.Classify(new TopicInput(message.Subject, message.Body)))
            .Select(judgement => judgement.Scores.Count == 0 ? 0 : TopicPlace.Of(judgement.Scores[0].Topic)!.Value)
            .ToList();
        var (model, scratch, scores) = (TopicModel.Read(file), new ScoringScratch(), new float[TopicScorer.Lanes]);
        return new Outcome(best, file.Length, IContender.Time(timed, message =>
        {
            MessageScanner.Read(message.Subject, message.Body, scratch.Words);
            TopicScorer.Score(model, scratch, scores);
        }));
    }
}
