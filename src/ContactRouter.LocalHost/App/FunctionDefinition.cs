namespace ContactRouter.LocalHost.App;

/// <summary>A function: the folder's name and what calls it.</summary>
internal sealed record FunctionDefinition(string Name, Trigger Trigger);

/// <summary>What calls a function.</summary>
internal abstract record Trigger;

/// <summary>Calls by HTTP.</summary>
/// <param name="Route">ASP.NET route template without the prefix.</param>
/// <param name="Methods">Upper-case methods; empty = all.</param>
internal sealed record HttpTrigger(string Route, IReadOnlyList<string> Methods, AuthLevel AuthLevel) : Trigger;

/// <summary>Calls by messages of a queue.</summary>
/// <param name="Binding">Name of the binding: the key under Data.</param>
/// <param name="Connection">Name of the setting that holds the account's connection string.</param>
/// <param name="IsBinary">dataType binary: the bytes arrive as base64, and the message's properties stay out of Metadata.</param>
internal sealed record QueueTrigger(string Binding, string QueueName, string Connection, bool IsBinary) : Trigger;

/// <summary>Calls by the clock.</summary>
/// <param name="Binding">Name of the binding: the key under Data.</param>
/// <param name="Schedule">NCrontab text of five or six fields, UTC.</param>
internal sealed record TimerTrigger(string Binding, string Schedule) : Trigger;

/// <summary>The key an HTTP function asks for.</summary>
internal enum AuthLevel
{
    /// <summary>None, and the handler cannot tell.</summary>
    Anonymous,

    /// <summary>The function's own key or the host key.</summary>
    Function,

    /// <summary>The host key.</summary>
    Admin,
}
