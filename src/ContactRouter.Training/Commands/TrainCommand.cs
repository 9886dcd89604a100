using System.Globalization;
using ContactRouter.Topics.Scoring;
using ContactRouter.Training.Corpus;
using ContactRouter.Training.Learning;
using ContactRouter.Training.Lexicon;

namespace ContactRouter.Training.Commands;

/// <summary><c>train</c>: corpus, templates and lexicon become the model that the product ships.</summary>
internal static class TrainCommand
{
    private const int LargestModel = 2 * 1024 * 1024;

    /// <exception cref="InputException">The corpus or the lexicon cannot be read, or the model becomes too large.</exception>
    public static int Run(WholeCorpus place, string output, Progress progress)
    {
        var corpus = place.Read();
        var lexicon = CompiledLexicon.Compile(LexiconReader.ReadFolder(place.Lexicon));
        progress.Say($"{corpus.Count:N0} messages, {lexicon.Names.Length} concepts");
        var model = Train(corpus, lexicon, new TrainingOptions(), progress);
        if (model.Length > LargestModel)
            throw new InputException($"The model would have {model.Length:N0} bytes; at most {LargestModel:N0} are allowed. Shorten the lexicon, or train with fewer rows.");
        File.WriteAllBytes(output, model);
        progress.Say(string.Create(CultureInfo.InvariantCulture, $"{output}: {model.Length:N0} bytes"));
        return 0;
    }

    /// <summary>Learns and calibrates a model.</summary>
    public static byte[] Train(IReadOnlyList<CorpusMessage> corpus, CompiledLexicon lexicon, TrainingOptions options, Progress progress)
    {
        var reader = new ExampleReader(lexicon, options.Rows);
        var examples = corpus.Select(reader.Read).ToList();
        progress.Say("messages read as the product reads them");
        var held = CrossValidation.Run(corpus, examples, lexicon, options, progress);
        var calibration = Calibrator.Fit([.. held.Where((_, n) => corpus[n].Made != CorpusMessage.FromTemplate)]);
        progress.Say("shares fitted to the writers that were held back");
        var weights = Trainer.Train(
            [.. examples.Select((example, n) => (example, CrossValidation.WeightOf(corpus[n], options)))], DenseRows.Concepts + lexicon.Names.Length, options);
        progress.Say("weights learned from all messages");
        return ModelWriter.Write(weights, lexicon, options, calibration);
    }
}
