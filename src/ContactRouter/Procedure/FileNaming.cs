using ContactRouter.Intake;

namespace ContactRouter.Procedure;

/// <summary>Names the files that a rule is about: a few, and how many more there are.</summary>
internal static class FileNaming
{
    private const int Most = 5;

    /// <param name="remark">What is said of each, in brackets.</param>
    public static string Of(IReadOnlyList<Attachment> files, Func<Attachment, string>? remark = null)
    {
        var names = string.Join(", ", files.Take(Most).Select(file => remark is null ? file.Name : $"{file.Name} ({remark(file)})"));
        return files.Count > Most ? $"{names} and {files.Count - Most} more" : names;
    }
}
