using System.Text;

namespace ContactRouter.Benchmarks.Reporting;

/// <summary>The whole report as Markdown.</summary>
internal static class Report
{
    private const string Begin = "<!-- measured: written by the benchmarks, do not edit -->";
    private const string End = "<!-- end of what was measured -->";

    public static string Write(string machine, string how, IReadOnlyList<Section> sections)
    {
        var goals = new MarkdownTable("goal", "target", "reached", "met");
        foreach (var goal in sections.SelectMany(section => section.Goals))
            goals.Row(goal.Name, goal.Target, goal.Reached, goal.Met ? "yes" : "**no**");
        var text = new StringBuilder($"Machine: {machine}.\n\n{how}\n\n## Goals\n\n{goals}");
        foreach (var section in sections)
            text.Append($"\n## {section.Title}\n\n{section.Text}");
        return text.ToString();
    }

    /// <summary>Puts the report in place of the last one; what people wrote around it stays.</summary>
    /// <exception cref="InvalidDataException">The file has no place for it.</exception>
    public static void Replace(string file, string report)
    {
        var text = File.ReadAllText(file);
        var begin = text.IndexOf(Begin, StringComparison.Ordinal);
        var end = text.IndexOf(End, StringComparison.Ordinal);
        if (begin < 0 || end < begin)
            throw new InvalidDataException($"{file} needs the lines '{Begin}' and '{End}'.");
        File.WriteAllText(file, $"{text[..begin]}{Begin}\n\n{report}\n{text[end..]}");
    }
}
