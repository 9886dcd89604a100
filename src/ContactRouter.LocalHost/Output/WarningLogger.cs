namespace ContactRouter.LocalHost.Output;

/// <summary>Warnings and errors of the libraries (the web server, the proxy) among the host's own lines.</summary>
internal sealed class WarningLogger(HostConsole console) : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel)) return;
        var text = exception is null ? formatter(state, null) : $"{formatter(state, exception)} {exception}";
        if (logLevel == LogLevel.Warning) console.Detail(text);
        else console.Error(text);
    }

    public void Dispose()
    {
    }
}
