namespace ContactRouter.LocalHost;

/// <summary>The local host cannot start or go on; the message says what is wrong and what to do about it.</summary>
public sealed class HostStartException : Exception
{
    public HostStartException(string message)
        : base(message)
    {
    }

    public HostStartException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
