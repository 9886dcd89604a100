using System.Globalization;
using System.Runtime.InteropServices;

namespace ContactRouter.Benchmarks.Reporting;

/// <summary>What the figures were taken on, as the machine itself says.</summary>
internal static class Machine
{
    private const double Gibi = 1024 * 1024 * 1024;

    public static string Describe(string emulator) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Environment.ProcessorCount} cores ({Processor()}), {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / Gibi:F0} GiB, {RuntimeInformation.OSDescription} {RuntimeInformation.OSArchitecture}, {RuntimeInformation.FrameworkDescription}, {emulator} on the same machine with its data in memory");

    /// <summary>Processes that ran or waited to, on average over the last minute; empty where the system does not say.</summary>
    public static string Load() => FirstLine("/proc/loadavg", _ => true).Split(' ')[0];

    private static string Processor()
    {
        var line = FirstLine("/proc/cpuinfo", text => text.StartsWith("model name", StringComparison.Ordinal));
        return line.Length > 0 ? line[(line.IndexOf(':', StringComparison.Ordinal) + 2)..] : RuntimeInformation.ProcessArchitecture.ToString();
    }

    private static string FirstLine(string file, Func<string, bool> wanted) => File.Exists(file) ? File.ReadLines(file).FirstOrDefault(wanted, "") : "";
}
