using ContactRouter.Topics;
using ContactRouter.Training.Corpus;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace ContactRouter.Benchmarks.Topics;

/// <summary>ML.NET as its tutorial has it: featurised text and maximum entropy by dual coordinate ascent.</summary>
internal sealed class MlNetContender : IContender
{
    private const int Seed = 1;

    public string Name => "ML.NET, SdcaMaximumEntropy";

    public string? MissingBecause => null;

    public Outcome Run(IReadOnlyList<CorpusMessage> learned, IReadOnlyList<CorpusMessage> judged, IReadOnlyList<CorpusMessage> timed)
    {
        var context = new MLContext(Seed);
        var data = context.Data.LoadFromEnumerable(learned.Select(RowOf));
        var pipeline = context.Transforms.Conversion.MapValueToKey("Key", nameof(Row.Topic))
            .Append(context.Transforms.Text.FeaturizeText("Features", nameof(Row.Text)))
            .AppendCacheCheckpoint(context)
            .Append(context.MulticlassClassification.Trainers.SdcaMaximumEntropy("Key", "Features"));
        var model = pipeline.Fit(data);
        using var file = new MemoryStream();
        context.Model.Save(model, data.Schema, file);
        using var engine = context.Model.CreatePredictionEngine<Row, Prediction>(model);
        var names = default(VBuffer<ReadOnlyMemory<char>>);
        engine.OutputSchema["Score"].GetSlotNames(ref names);
        var places = names.DenseValues().Select(name => TopicPlace.Of(new Topic(name.ToString()))).ToArray();
        var best = judged.Select(Judge).ToList();
        return new Outcome(best, file.Length, IContender.Time(timed, message => Judge(message)));

        int Judge(CorpusMessage message) => Best(engine.Predict(RowOf(message)).Score, places);
    }

    private static int Best(float[] scores, int?[] places) =>
        places.Index().Where(place => place.Item is not null).MaxBy(place => scores[place.Index]).Item!.Value;

    private static Row RowOf(CorpusMessage message) => new() { Topic = message.Topic?.Name ?? CorpusMessage.None, Text = $"{message.Subject} {message.Body}" };

    private sealed class Row
    {
        public string Topic { get; set; } = "";

        public string Text { get; set; } = "";
    }

    private sealed class Prediction
    {
        public float[] Score { get; set; } = [];
    }
}
