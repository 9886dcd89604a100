using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using ContactRouter.LocalHost.Running;

namespace ContactRouter.LocalHost.Azurite;

/// <summary>A storage emulator of its own: a process with its ports and its folder, stopped and cleaned up by disposing.</summary>
public sealed class AzuriteServer : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(10);
    private readonly Process _process;
    private readonly AzuritePorts _ports;
    private readonly RunRecord _record;
    private readonly TimeProvider _clock;

    private AzuriteServer(Process process, AzuritePorts ports, RunRecord record, TimeProvider clock)
    {
        _process = process;
        _ports = ports;
        _record = record;
        _clock = clock;
    }

    public string ConnectionString => _ports.ConnectionString;

    public int BlobPort => _ports.Blob;

    public int QueuePort => _ports.Queue;

    public int TablePort => _ports.Table;

    internal int ProcessId => _process.Id;

    /// <summary>Starts Azurite and waits until it answers; installs it first if this machine has not got it yet.</summary>
    /// <exception cref="HostStartException">Node or npm is missing, a port or the folder is in use, or Azurite failed; the message says which.</exception>
    public static async Task<AzuriteServer> StartAsync(AzuriteServerOptions? options = null, CancellationToken stop = default)
    {
        options ??= new();
        var script = await AzuriteInstall.EnsureAsync(options.LocalFolder, options.Say, options.Clock, stop);
        for (var attempt = 1; ; attempt++)
        {
            var ports = AzuritePorts.From(options.FirstPort);
            if (options.FirstPort != 0 && ports.All.Where(FreePorts.IsTaken).ToList() is [var taken, ..])
                throw new HostStartException($"Port {taken} is in use, so Azurite cannot start on {ports.Blob}, {ports.Queue}, {ports.Table}. Stop what uses it, choose others with --azurite-port (0 = any free), or use that storage with --storage.");
            try
            {
                return await StartAsync(script, ports, options, stop);
            }
            catch (HostStartException) when (options.FirstPort == 0 && attempt < 3 && ports.All.Any(FreePorts.IsTaken))
            {
                // Free ports were chosen, and another process was quicker to take one.
            }
        }
    }

    private static async Task<AzuriteServer> StartAsync(string script, AzuritePorts ports, AzuriteServerOptions options, CancellationToken stop)
    {
        var temporary = options.Folder is null ? LocalFolders.CreateTemporary() : null;
        var folder = Directory.CreateDirectory(options.Folder ?? temporary!).FullName;
        var record = RunRecord.Open(options.LocalFolder, temporary, options.Say);
        var start = new ProcessStartInfo("node", [
            "--require", Path.Combine(AzuriteInstall.PackageFolder, "with-host.cjs"), script,
            "--skipApiVersionCheck", "--silent", "--disableTelemetry", "--location", folder,
            "--blobHost", "127.0.0.1", "--blobPort", $"{ports.Blob}",
            "--queueHost", "127.0.0.1", "--queuePort", $"{ports.Queue}",
            "--tableHost", "127.0.0.1", "--tablePort", $"{ports.Table}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = new Process { StartInfo = start };
        var output = new ConcurrentQueue<string>();
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        try
        {
            process.Start();
        }
        catch (Win32Exception fault)
        {
            record.Dispose();
            process.Dispose();
            throw new HostStartException("node was not found. Install Node.js 20 or later, or name another storage with --storage \"<connection string>\".", fault);
        }

        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        record.Add(process);
        var server = new AzuriteServer(process, ports, record, options.Clock);
        try
        {
            await server.AnswersAsync(output, stop);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }

        void Keep(string? line)
        {
            if (string.IsNullOrWhiteSpace(line)) return;
            output.Enqueue(line);
            if (output.Count > 20) output.TryDequeue(out _);
        }
    }

    /// <summary>Lets Azurite write its files and stop, and removes its folder if that was a temporary one.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            _process.StandardInput.Close();
            using var limit = new CancellationTokenSource(StopLimit, _clock);
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (Exception fault) when (fault is OperationCanceledException or IOException or InvalidOperationException)
        {
            if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
        _record.Dispose();
    }

    private async Task AnswersAsync(ConcurrentQueue<string> output, CancellationToken stop)
    {
        using var client = new HttpClient();
        using var limit = new CancellationTokenSource(StartLimit, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stop);
        try
        {
            foreach (var port in _ports.All)
            {
                while (!await AnswersAsync(client, port, either.Token))
                {
                    if (_process.HasExited) throw new HostStartException($"Azurite ended with {_process.ExitCode} before it answered:\n{string.Join('\n', output)}");
                    await Task.Delay(TimeSpan.FromMilliseconds(25), _clock, either.Token);
                }
            }
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new HostStartException($"Azurite did not answer within {StartLimit.TotalSeconds:F0} s:\n{string.Join('\n', output)}");
        }
    }

    private static async Task<bool> AnswersAsync(HttpClient client, int port, CancellationToken stop)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri($"http://127.0.0.1:{port}/"), stop);
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
