using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ContactRouter.LocalHost.Running;

/// <summary>
/// What this run has started, written down: should the host be killed, the next start ends what it left behind.
/// Runs of hosts still alive are left alone, so several may run side by side.
/// </summary>
internal sealed class RunRecord : IDisposable
{
    private readonly Lock _gate = new();
    private readonly string _path;
    private readonly ProcessMark _host = ProcessMark.OfThisProcess();
    private readonly string? _temporaryFolder;
    private readonly List<ProcessMark> _children = [];

    private RunRecord(string path, string? temporaryFolder)
    {
        _path = path;
        _temporaryFolder = temporaryFolder;
        Write();
    }

    /// <summary>Opens a record of what this run starts, after what runs no longer alive have left is ended and removed.</summary>
    /// <param name="localFolder">The records are kept in a folder below it.</param>
    /// <param name="temporaryFolder">A folder to remove with the run.</param>
    public static RunRecord Open(string localFolder, string? temporaryFolder, Action<string> say)
    {
        var folder = Directory.CreateDirectory(Path.Combine(localFolder, "run")).FullName;
        var ended = Directory.EnumerateFiles(folder, "*.json").ToList().Sum(CleanUp);
        if (ended > 0) say($"Ended {ended} process{(ended == 1 ? "" : "es")} that an earlier run had left behind.");
        return new(Path.Combine(folder, Path.GetRandomFileName() + ".json"), temporaryFolder);
    }

    private static int CleanUp(string path)
    {
        if (Read(path) is not { } left || left.Host.IsAlive()) return 0;
        var ended = left.Children.Count(child => child.Kill());
        try
        {
            if (left.TemporaryFolder is { } temporary && Directory.Exists(temporary)) Directory.Delete(temporary, recursive: true);
            File.Delete(path);
        }
        catch (IOException)
        {
            // Another start cleans up at this very moment, or a later one will.
        }

        return ended;
    }

    public void Add(Process child)
    {
        lock (_gate)
        {
            _children.Add(ProcessMark.Of(child));
            Write();
        }
    }

    public void Remove(int processId)
    {
        lock (_gate)
        {
            _children.RemoveAll(child => child.Id == processId);
            Write();
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_temporaryFolder is not null && Directory.Exists(_temporaryFolder)) Directory.Delete(_temporaryFolder, recursive: true);
            File.Delete(_path);
        }
    }

    // Written beside and moved over: a reader never sees half a record.
    private void Write()
    {
        var draft = _path + ".new";
        File.WriteAllBytes(draft, JsonSerializer.SerializeToUtf8Bytes(new(_host, _children, _temporaryFolder), RunRecordJson.Default.RunRecordContent));
        File.Move(draft, _path, overwrite: true);
    }

    private static RunRecordContent? Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(path), RunRecordJson.Default.RunRecordContent);
        }
        catch (Exception fault) when (fault is JsonException or IOException)
        {
            // Removed by its host just now, or not ours: what cannot be proven is not touched.
            return null;
        }
    }
}

internal sealed record RunRecordContent(ProcessMark Host, IReadOnlyList<ProcessMark> Children, string? TemporaryFolder);

[JsonSerializable(typeof(RunRecordContent))]
internal sealed partial class RunRecordJson : JsonSerializerContext;
