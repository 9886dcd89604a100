using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ContactRouter.LocalHost.Running;

namespace ContactRouter.EndToEnd.Tests.Host;

/// <summary>The local host as people start it: a process of its own.</summary>
internal sealed partial class HostProgram : IDisposable
{
    private readonly StringBuilder _output = new();
    private readonly Process _process;

    private HostProgram(Process process)
    {
        _process = process;
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Output
    {
        get
        {
            lock (_output) return _output.ToString();
        }
    }

    public Uri Address => new(ReadyLine().Match(Output).Groups[1].Value);

    public static HostProgram Start(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ContactRouter.LocalHost.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        return new(new() { StartInfo = start });
    }

    public Task UntilReadyAsync() => Until.TrueAsync(
        () => _process.HasExited ? throw new InvalidOperationException(Output) : ReadyLine().IsMatch(Output), "the host is ready", () => Output);

    /// <summary>Sends a signal, as a terminal or a service manager would.</summary>
    public void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public async Task<int> ExitCodeAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System);
        return _process.ExitCode;
    }

    /// <summary>The processes below the host: Azurite and the handler.</summary>
    public async Task<IReadOnlyList<ProcessMark>> ChildrenAsync()
    {
        using var ps = Process.Start(new ProcessStartInfo("ps", ["-o", "pid=", "--ppid", _process.Id.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true })!;
        var text = await ps.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(id =>
        {
            using var child = Process.GetProcessById(int.Parse(id, CultureInfo.InvariantCulture));
            return ProcessMark.Of(child);
        })];
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_output) _output.AppendLine(line.Data);
    }

    [GeneratedRegex(@"^Ready in [\d.]+ s: (http://localhost:\d+/)", RegexOptions.Multiline)]
    private static partial Regex ReadyLine();
}
