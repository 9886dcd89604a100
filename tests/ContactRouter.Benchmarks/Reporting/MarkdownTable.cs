using System.Text;

namespace ContactRouter.Benchmarks.Reporting;

internal sealed class MarkdownTable(params string[] headings)
{
    private readonly List<string[]> rows = [];

    public MarkdownTable Row(params string[] cells)
    {
        rows.Add(cells);
        return this;
    }

    public override string ToString()
    {
        var text = new StringBuilder().Append(Line(headings)).Append(Line([.. headings.Select(_ => "---")]));
        foreach (var row in rows)
            text.Append(Line(row));
        return text.ToString();
    }

    private static string Line(string[] cells) => $"| {string.Join(" | ", cells)} |\n";
}
