using ContactRouter.Routing;
using ContactRouter.Topics;
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

    public Outcome Run(IReadOnlyList<CorpusMessage> learned, IReadOnlyList<CorpusMessage> judged)
    {
        var lexicon = CompiledLexicon.Compile(LexiconReader.ReadFolder(place.Lexicon));
        var file = TrainCommand.Train(learned, lexicon, new TrainingOptions(), new Progress(TextWriter.Null));
        var options = new TopicOptions();
        var classifier = new TrainedClassifier(options, new TopicHints(options, new RoutingOptions(), new MailboxOptions()), TopicModel.Read(file));
        var start = TimeProvider.System.GetTimestamp();
        var best = judged.Select(message => classifier.Classify(new TopicInput(message.Subject, message.Body)))
            .Select(judgement => judgement.Scores.Count == 0 ? 0 : TopicPlace.Of(judgement.Scores[0].Topic)!.Value)
            .ToList();
        return new Outcome(best, file.Length, TimeProvider.System.GetElapsedTime(start).TotalMicroseconds / judged.Count);
    }
}
