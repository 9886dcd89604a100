using System.Globalization;

namespace ContactRouter.LocalHost.Output;

/// <summary>What the person at the terminal reads: one line for each thing that happened, written whole.</summary>
/// <param name="writer">Standard output, or a test's writer.</param>
/// <param name="colour">Whether escape codes mark trouble; false where the output is redirected.</param>
/// <param name="verbose">Whether details are shown too.</param>
/// <param name="clock">The app's clock: times shown are those the handler sees.</param>
internal sealed class HostConsole(TextWriter writer, bool colour, bool verbose, TimeProvider clock)
{
    private const string Red = "\e[31m";
    private const string Yellow = "\e[33m";
    private const string Dim = "\e[2m";
    private readonly Lock _gate = new();

    /// <summary>A line without a time: the banner and what happens before the app runs.</summary>
    public void Plain(string text) => Write(text, null);

    /// <summary>One call of a function: time, function, what, outcome, duration.</summary>
    public void Call(string function, string what, string outcome, TimeSpan took, bool succeeded) =>
        Write(string.Create(CultureInfo.InvariantCulture, $"{Now()}  {function,-16} {what} -> {outcome}  {took.TotalMilliseconds:F0} ms"), succeeded ? null : Yellow);

    public void Detail(string text)
    {
        if (verbose) Write($"{Now()}  {text}", Dim);
    }

    public void Warning(string text) => Write($"{Now()}  warning: {text}", Yellow);

    public void Error(string text) => Write($"{Now()}  error: {text}", Red);

    /// <summary>A line the handler wrote to standard output: one log entry.</summary>
    public void HandlerLine(string line) => Write($"handler | {line}", null);

    /// <summary>A line the handler wrote to standard error: an error, or a warning where it says so, as in Azure.</summary>
    public void HandlerErrorLine(string line) =>
        Write($"handler ! {line}", line.Contains("warn", StringComparison.OrdinalIgnoreCase) ? Yellow : Red);

    private string Now() => clock.GetLocalNow().ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);

    private void Write(string text, string? paint)
    {
        lock (_gate)
        {
            writer.WriteLine(colour && paint is not null ? $"{paint}{text}\e[0m" : text);
            writer.Flush();
        }
    }
}
