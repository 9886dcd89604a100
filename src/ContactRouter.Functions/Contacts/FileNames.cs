using System.Globalization;
using ContactRouter.Intake;

namespace ContactRouter.Functions.Contacts;

/// <summary>Makes a file's name safe to show. It is never used for a path.</summary>
internal static class FileNames
{
    private const int MaxLength = 100;

    /// <summary>The last part of a path of any system, without invisible characters, shortened before its ending.</summary>
    public static string Clean(string fileName, int n)
    {
        var last = TextCleaning.Clean(fileName[(fileName.AsSpan().LastIndexOfAny('/', '\\') + 1)..]);
        var visible = string.Concat(last.EnumerateRunes()
            .Where(rune => System.Text.Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.Control))).Trim();
        if (visible.Trim('.').Length == 0)
            return string.Create(CultureInfo.InvariantCulture, $"file-{n}");
        if (visible.Length <= MaxLength)
            return visible;
        var ending = Path.GetExtension(visible) is { Length: <= 10 } extension ? extension : "";
        return TextCleaning.Clean(visible[..(MaxLength - ending.Length)]) + ending;
    }
}
