using ContactRouter.Topics.Scoring;
using ContactRouter.Training.Corpus;
using ContactRouter.Training.Learning;

namespace ContactRouter.Training.Reporting;

/// <summary>What a model that had not seen a message's writer makes of the message.</summary>
internal sealed record Judged(CorpusMessage Message, int Label, double[] Shares)
{
    /// <summary>Where the first topic of the desk of orders, parcels and returns stands.</summary>
    /// <summary>The topics from this place on are Customer Service's.</summary>
    public const int FirstOfCs = 7;

    public int Best { get; } = Array.IndexOf(Shares, Shares.Max());

    public double Confidence => Shares[Best];

    public bool HasTopic => Label != Outputs.None;

    public bool IsRight => Best == Label;

    public bool IsRightDesk => Best >= FirstOfCs == Label >= FirstOfCs;

    /// <summary>The larger of the two desks' shares.</summary>
    public double DeskShare { get; } = Math.Max(Shares[..FirstOfCs].Sum(), Shares[FirstOfCs..].Sum());

    /// <summary>
    /// Judges all messages. The numbers that make shares of scores are fitted on the other folds only, so that the calibration shown is that of strangers.
    /// </summary>
    public static List<Judged> All(IReadOnlyList<CorpusMessage> corpus, IReadOnlyList<HeldBack> held)
    {
        var folds = Folds.Of(corpus);
        var written = Enumerable.Range(0, corpus.Count).Where(n => corpus[n].Made != CorpusMessage.FromTemplate).ToList();
        var judged = new List<Judged>();
        for (var fold = 0; fold < Folds.Count; fold++)
        {
            float[] calibration = [0, .. Calibrator.Fit([.. written.Where(n => folds[n] != fold).Select(n => held[n])])];
            foreach (var n in written.Where(n => folds[n] == fold))
            {
                var shares = new double[Outputs.Topics];
                ContactRouter.Topics.Scoring.Shares.Of(calibration, held[n].Scores, held[n].Seen, shares);
                judged.Add(new Judged(corpus[n], held[n].Label, shares));
            }
        }

        return judged;
    }
}
