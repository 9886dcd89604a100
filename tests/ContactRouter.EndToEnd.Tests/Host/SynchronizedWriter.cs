using System.Globalization;

namespace ContactRouter.EndToEnd.Tests.Host;

/// <summary>What hosts and handlers print, readable while they still write: <see cref="TextWriter.Synchronized"/> guards the writing only.</summary>
internal sealed class SynchronizedWriter() : StringWriter(CultureInfo.InvariantCulture)
{
    private readonly Lock _gate = new();

    public override void WriteLine(string? value)
    {
        lock (_gate) base.WriteLine(value);
    }

    public override string ToString()
    {
        lock (_gate) return base.ToString();
    }
}
