using System.Globalization;
using System.Text;
using ContactRouter.Topics;
using ContactRouter.Topics.Scoring;

namespace ContactRouter.Training.Reporting;

/// <summary>The report's pictures, as SVG that reads on light and dark pages alike.</summary>
internal static class Pictures
{
    private const string Style = "<style>text{font:12px sans-serif;fill:#222}.ground{fill:#fff}.line{stroke:#1f5fa8;stroke-width:2;fill:none}.axis{stroke:#888;stroke-width:1;fill:none}</style>";

    /// <summary>A row for each topic as it is, a column for each topic as it was judged; the last row holds the messages of no topic.</summary>
    public static string Confusion(IReadOnlyList<Judged> messages)
    {
        const int Cell = 44;
        const int Left = 150;
        const int Top = 130;
        string[] names = [.. Topic.All.Select(topic => topic.Name), "none"];
        var svg = Begin(Left + (Outputs.Topics * Cell) + 20, Top + (names.Length * Cell) + 20);
        for (var column = 0; column < Outputs.Topics; column++)
            Add(svg, $"<text transform=\"translate({Left + (column * Cell) + 26},{Top - 8}) rotate(-60)\">{names[column]}</text>");
        for (var row = 0; row < names.Length; row++)
        {
            var own = messages.Where(message => message.Label == row).ToList();
            Add(svg, $"<text x=\"{Left - 8}\" y=\"{Top + (row * Cell) + 27}\" text-anchor=\"end\">{names[row]}</text>");
            for (var column = 0; column < Outputs.Topics; column++)
            {
                var count = own.Count(message => message.Best == column);
                var share = own.Count == 0 ? 0 : (double)count / own.Count;
                var colour = row == column ? "31,95,168" : "190,70,40";
                Add(svg, $"<rect x=\"{Left + (column * Cell)}\" y=\"{Top + (row * Cell)}\" width=\"{Cell - 2}\" height=\"{Cell - 2}\" fill=\"rgba({colour},{0.06 + (share * 0.6):F2})\"/>");
                if (count > 0)
                    Add(svg, $"<text x=\"{Left + (column * Cell) + 21}\" y=\"{Top + (row * Cell) + 26}\" text-anchor=\"middle\">{count}</text>");
            }
        }

        return End(svg);
    }

    /// <summary>How often a judgement is right, by how sure it is; the diagonal is where both are the same.</summary>
    public static string Calibration(IReadOnlyList<Judged> messages)
    {
        var svg = Frame("confidence", "right");
        Add(svg, $"<path class=\"axis\" stroke-dasharray=\"4\" d=\"M{X(0)},{Y(0)} L{X(1)},{Y(1)}\"/>");
        var bins = Figures.Calibration(messages);
        Add(svg, $"<path class=\"line\" d=\"M{string.Join(" L", bins.Select(bin => $"{X(bin.Sure)},{Y(bin.Right)}"))}\"/>");
        foreach (var (sure, right, count) in bins)
            Add(svg, $"<circle cx=\"{X(sure)}\" cy=\"{Y(right)}\" r=\"{2 + Math.Min(9, Math.Sqrt(count) / 5):F1}\" fill=\"#1f5fa8\"><title>{count} messages</title></circle>");
        return End(svg);
    }

    /// <summary>How often topic and desk are right among the surest messages.</summary>
    public static string Coverage(IReadOnlyList<Judged> messages)
    {
        var svg = Frame("share of messages, the surest first", "right: topic (blue), desk (grey)");
        double[] shares = [.. Enumerable.Range(1, 20).Select(step => step / 20.0)];
        Add(svg, $"<path class=\"line\" d=\"M{string.Join(" L", shares.Select(share => $"{X(share)},{Y(Figures.Accuracy(Figures.Surest(messages, share)))}"))}\"/>");
        Add(svg, $"<path class=\"axis\" stroke-width=\"2\" d=\"M{string.Join(" L", shares.Select(share => $"{X(share)},{Y(Figures.DeskAccuracy(Figures.Surest(messages, share)))}"))}\"/>");
        return End(svg);
    }

    private static StringBuilder Frame(string horizontal, string vertical)
    {
        var svg = Begin(440, 440);
        Add(svg, $"<path class=\"axis\" d=\"M{X(0)},{Y(1)} L{X(0)},{Y(0)} L{X(1)},{Y(0)}\"/>");
        for (var step = 0; step <= 5; step++)
        {
            var value = (step / 5.0).ToString("F1", CultureInfo.InvariantCulture);
            Add(svg, $"<text x=\"{X(step / 5.0)}\" y=\"{Y(0) + 18}\" text-anchor=\"middle\">{value}</text>");
            Add(svg, $"<text x=\"{X(0) - 8}\" y=\"{Y(step / 5.0) + 4}\" text-anchor=\"end\">{value}</text>");
        }

        Add(svg, $"<text x=\"{X(0.5)}\" y=\"{Y(0) + 36}\" text-anchor=\"middle\">{horizontal}</text>");
        Add(svg, $"<text x=\"{X(0)}\" y=\"{Y(1) - 10}\">{vertical}</text>");
        return svg;
    }

    private static int X(double value) => 50 + (int)Math.Round(value * 360);

    private static int Y(double value) => 390 - (int)Math.Round(value * 350);

    private static StringBuilder Begin(int width, int height) => new StringBuilder()
        .Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\">\n{Style}\n")
        .Append("<rect class=\"ground\" width=\"100%\" height=\"100%\"/>\n");

    private static void Add(StringBuilder svg, FormattableString element) => svg.Append(FormattableString.Invariant(element)).Append('\n');

    private static string End(StringBuilder svg) => svg.Append("</svg>\n").ToString();
}
