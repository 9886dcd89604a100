using System.ComponentModel;
using System.Diagnostics;
using ContactRouter.LocalHost.Output;

namespace ContactRouter.LocalHost.Handler;

/// <summary>One life of the handler.</summary>
internal sealed class HandlerProcess : IDisposable
{
    private readonly Process _process;

    private HandlerProcess(Process process)
    {
        _process = process;
        Exited = WaitAsync();
    }

    /// <summary>Ends with the exit code.</summary>
    public Task<int> Exited { get; }

    public int Id => _process.Id;

    /// <exception cref="HostStartException">The system refused to start it.</exception>
    public static HandlerProcess Start(HandlerCommand command, IReadOnlyDictionary<string, string> environment, HostConsole console, Action<Process> started)
    {
        var process = new Process { StartInfo = command.ToStartInfo(environment) };
        process.OutputDataReceived += (_, line) => Pass(line.Data, console.HandlerLine);
        process.ErrorDataReceived += (_, line) => Pass(line.Data, console.HandlerErrorLine);
        try
        {
            process.Start();
        }
        catch (Win32Exception fault)
        {
            process.Dispose();
            throw new HostStartException($"The handler {command.Executable} cannot be started: {fault.Message}", fault);
        }

        started(process);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new(process);

        static void Pass(string? line, Action<string> write)
        {
            if (line is { Length: > 0 }) write(line);
        }
    }

    /// <summary>Ends it at once: the Functions host never asks a handler to stop.</summary>
    public void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }

    public void Dispose() => _process.Dispose();

    private async Task<int> WaitAsync()
    {
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }
}
