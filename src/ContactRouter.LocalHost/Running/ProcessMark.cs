using System.ComponentModel;
using System.Diagnostics;

namespace ContactRouter.LocalHost.Running;

/// <summary>A process known by id and start time, so that a later process with the same id is never taken for it.</summary>
internal sealed record ProcessMark(int Id, DateTimeOffset StartedAt)
{
    // The system derives the start time from its uptime, which shifts by some milliseconds between two looks.
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(1);

    public static ProcessMark Of(Process process) => new(process.Id, process.StartTime.ToUniversalTime());

    public static ProcessMark OfThisProcess()
    {
        using var self = Process.GetCurrentProcess();
        return Of(self);
    }

    public bool IsAlive()
    {
        using var process = Find();
        return process is not null;
    }

    /// <summary>Ends the process and its children if it is still the one marked.</summary>
    /// <returns>Whether there was one to end.</returns>
    public bool Kill()
    {
        using var process = Find();
        if (process is null) return false;
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        return true;
    }

    private Process? Find()
    {
        Process? process = null;
        try
        {
            process = Process.GetProcessById(Id);
            if (!process.HasExited && (process.StartTime.ToUniversalTime() - StartedAt).Duration() < Tolerance) return process;
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or Win32Exception)
        {
            // No such process, or one of somebody else's.
        }

        process?.Dispose();
        return null;
    }
}
