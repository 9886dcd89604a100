using System.Globalization;
using System.Text;

namespace ContactRouter.Functions.Ops;

/// <summary>
/// A table as CSV (RFC 4180). A text that a spreadsheet would take for a formula gets an apostrophe in front: what strangers wrote must not be run by whoever
/// opens the file (OWASP, CSV injection).
/// </summary>
internal static class Csv
{
    // The last four are the full-width ones, which some programs read as the plain ones.
    private const string FormulaStarts = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

    public static string Write(IEnumerable<string> header, IEnumerable<IEnumerable<object?>> rows)
    {
        var csv = new StringBuilder();
        AppendLine(csv, header);
        foreach (var row in rows)
            AppendLine(csv, row);
        return csv.ToString();
    }

    private static void AppendLine(StringBuilder csv, IEnumerable<object?> values) => csv.AppendJoin(',', values.Select(Field)).Append("\r\n");

    private static string Field(object? value) => value switch
    {
        null => "",
        DateTimeOffset time => Timestamp.Format(time),
        string text => Quoted(Guarded(text)),
        // Numbers are ours; a minus in front of one is no formula.
        IFormattable number => number.ToString(format: null, CultureInfo.InvariantCulture),
        _ => Quoted(Guarded(value.ToString() ?? "")),
    };

    // Some programs pass over blanks, tabs and line ends in front of a formula.
    private static string Guarded(string text) => text.TrimStart() is [var first, ..] && FormulaStarts.Contains(first, StringComparison.Ordinal) ? "'" + text : text;

    private static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
