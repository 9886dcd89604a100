using ContactRouter.LocalHost.Handler;
using ContactRouter.LocalHost.Output;

namespace ContactRouter.LocalHost.Invocations;

/// <summary>What every call of a function needs on its way, whatever triggered it.</summary>
/// <param name="Handler">Says when there is a handler to call.</param>
/// <param name="Link">Leads to it.</param>
/// <param name="Limit">Ends a call that takes too long.</param>
/// <param name="Console">Shows the call.</param>
internal sealed record CallRoute(HandlerSupervisor Handler, HandlerLink Link, CallLimit Limit, HostConsole Console, TimeProvider Clock);
