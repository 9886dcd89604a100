using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ContactRouter.Storage.Tests.Support;

/// <summary>Shows log entries with their test. An error that was logged fails the test at its end, whatever it asserted.</summary>
public sealed class TestLog
{
    private readonly ConcurrentQueue<string> errors = new();
    private readonly ConcurrentQueue<string> warnings = new();

    public IEnumerable<string> Warnings => warnings;

    public ILogger<T> For<T>() => new Logger<T>(this);

    public void AssertNoError() => Assert.Empty(errors);

    private void Write(LogLevel level, string entry)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"{level}: {entry}");
        if (level >= LogLevel.Error)
            errors.Enqueue(entry);
        else if (level == LogLevel.Warning)
            warnings.Enqueue(entry);
    }

    private sealed class Logger<T>(TestLog log) : ILogger<T>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log.Write(logLevel, $"{typeof(T).Name}: {formatter(state, exception)} {exception}".TrimEnd());
    }
}
