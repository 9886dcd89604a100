using ContactRouter.Routing;
using ContactRouter.Topics;
using ContactRouter.Training.Corpus;
using ContactRouter.Training.Learning;
using ContactRouter.Training.Lexicon;
using ContactRouter.Training.Reporting;

namespace ContactRouter.Training.Commands;

/// <summary><c>report</c>: measures the classifier on writers it has not seen, and writes the figures and pictures into the docs.</summary>
internal static class ReportCommand
{
    private const string Begin = "<!-- measured: written by the training tool, do not edit -->";
    private const string End = "<!-- end of what was measured -->";

    /// <exception cref="InputException">Corpus, lexicon or the page to write into cannot be read.</exception>
    public static int Run(WholeCorpus place, Progress progress)
    {
        var page = File.Exists(place.Report) ? File.ReadAllText(place.Report) : throw new InputException($"There is no {place.Report} to write into.");
        var (from, to) = (page.IndexOf(Begin, StringComparison.Ordinal), page.IndexOf(End, StringComparison.Ordinal));
        if (from < 0 || to < from)
            throw new InputException($"{place.Report} lacks the lines between which the figures belong: {Begin} and {End}");

        var corpus = place.Read();
        var lexicon = CompiledLexicon.Compile(LexiconReader.ReadFolder(place.Lexicon));
        var options = new TrainingOptions();
        var reader = new ExampleReader(lexicon, options.Rows);
        var held = CrossValidation.Run(corpus, [.. corpus.Select(reader.Read)], lexicon, options, progress);
        var judged = Judged.All(corpus, held);
        var text = new ReportText(corpus, judged, new TopicOptions().SureFrom, new RoutingOptions().SureFrom).Write();
        text += $"""

            ### On messages written apart

            Messages in `data/unseen`, carefully written by people who had seen neither the corpus nor the lexicon. Nothing is learned from them; the model is the one that ships. Another topic that a careful person would accept counts as right.

            {UnseenReport.Write(place)}
            """;
        File.WriteAllText(place.Report, $"{page[..from]}{Begin}\n\n{text}\n{page[to..]}");
        var withTopic = judged.Where(message => message.HasTopic).ToList();
        Draw("confusion.svg", Pictures.Confusion(judged));
        Draw("calibration.svg", Pictures.Calibration(judged));
        Draw("coverage.svg", Pictures.Coverage(withTopic));
        progress.Say($"{place.Report} and its pictures are written");
        return 0;

        void Draw(string name, string picture) => File.WriteAllText(Path.Combine(Path.GetDirectoryName(place.Report)!, "images", name), picture);
    }
}
