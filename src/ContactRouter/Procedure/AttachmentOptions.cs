using ContactRouter.Intake;

namespace ContactRouter.Procedure;

/// <summary>Settings <c>Attachments</c>: which files are handed to the desks (P10).</summary>
public sealed class AttachmentOptions
{
    /// <summary>What the Functions host lets through in one request.</summary>
    private const long MostTotalBytes = 100 * 1024 * 1024;

    /// <summary>Content types as <see cref="FileKind"/> tells them. In settings, those given here come on top of the standard ones.</summary>
    public IList<string> Kinds { get; set; } = [.. FileKind.PicturesAndVideos];

    /// <summary>Of all files of a message together, in bytes as sent (20 MiB). Files of another kind do not count.</summary>
    public long MaxTotalBytes { get; set; } = 20 * 1024 * 1024;

    /// <summary>What is wrong, each naming the setting.</summary>
    public IEnumerable<string> Faults()
    {
        foreach (var kind in Kinds.Where(kind => !FileKind.All.Contains(kind)))
            yield return $"Attachments:Kinds: '{kind}' cannot be told by a file's content; what can are {string.Join(", ", FileKind.All)}.";
        if (MaxTotalBytes is < 1 or > MostTotalBytes)
            yield return $"Attachments:MaxTotalBytes must be from 1 to {MostTotalBytes:N0}.";
    }
}
