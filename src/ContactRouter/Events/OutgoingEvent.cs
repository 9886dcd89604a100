using ContactRouter.Routing;

namespace ContactRouter.Events;

/// <summary>An event on its way to a desk's queue.</summary>
/// <param name="Body">The event as UTF-8 JSON, at most <see cref="ContactRoutedEvent.MaxBytes"/>.</param>
public sealed record OutgoingEvent(Desk Desk, ReadOnlyMemory<byte> Body);
