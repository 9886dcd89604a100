using ContactRouter.Topics.Scoring;
using ContactRouter.Training.Corpus;
using ContactRouter.Training.Lexicon;

namespace ContactRouter.Training.Learning;

/// <summary>Scores each message by a model that was learned without its writer.</summary>
internal static class CrossValidation
{
    /// <returns>In the order of the messages.</returns>
    public static HeldBack[] Run(IReadOnlyList<CorpusMessage> corpus, IReadOnlyList<Example> examples, CompiledLexicon lexicon, TrainingOptions options, Progress progress)
    {
        var folds = Folds.Of(corpus);
        var held = new HeldBack[corpus.Count];
        var done = 0;
        Parallel.For(0, Folds.Count, fold =>
        {
            var weights = Trainer.Train(
                [.. Enumerable.Range(0, corpus.Count).Where(n => folds[n] != fold).Select(n => (examples[n], WeightOf(corpus[n], options)))],
                DenseRows.Concepts + lexicon.Names.Length, options);
            for (var n = 0; n < corpus.Count; n++)
            {
                if (folds[n] == fold)
                    held[n] = new HeldBack(examples[n].Label, Trainer.Score(weights, examples[n]), examples[n].Seen);
            }

            progress.Say($"fold {Interlocked.Increment(ref done)} of {Folds.Count} scored by a model that never saw its writers");
        });
        return held;
    }

    public static float WeightOf(CorpusMessage message, TrainingOptions options) => message.Made == CorpusMessage.FromTemplate ? options.TemplateWeight : 1;
}
