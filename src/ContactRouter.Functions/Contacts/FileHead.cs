using System.Buffers;
using System.IO.Pipelines;
using ContactRouter.Intake;

namespace ContactRouter.Functions.Contacts;

/// <summary>Looks at the beginning of a file that streams by.</summary>
internal static class FileHead
{
    private const int BufferBytes = 64 * 1024;

    /// <returns>The file's content type, told by its content, and the whole of its content, to be read once and disposed of.</returns>
    public static async Task<(string Kind, Stream Content)> PeekAsync(Stream content, CancellationToken cancellation)
    {
        var reader = PipeReader.Create(content, new StreamPipeReaderOptions(bufferSize: BufferBytes, leaveOpen: true));
        var start = (await reader.ReadAtLeastAsync(FileKind.HeadBytes, cancellation)).Buffer;
        var kind = FileKind.Of(start.Slice(0, Math.Min(start.Length, FileKind.HeadBytes)).ToArray());
        // Nothing is taken out: what was looked at is read again.
        reader.AdvanceTo(start.Start);
        return (kind, reader.AsStream());
    }
}
