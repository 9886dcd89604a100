using ContactRouter.Cases;
using ContactRouter.Routing;

namespace ContactRouter.Events;

/// <summary>Something that a commit sends on its way: it leaves with the commit, once or, after a crash, once more under the same id.</summary>
public abstract record Outgoing
{
    private Outgoing()
    {
    }

    /// <summary>An event for a desk.</summary>
    /// <param name="Body">As UTF-8 JSON, at most <see cref="ContactRoutedEvent.MaxBytes"/>.</param>
    public sealed record ToDesk(Desk Desk, ReadOnlyMemory<byte> Body) : Outgoing;

    /// <summary>An event for whoever watches the answer times.</summary>
    public sealed record Alert(ReadOnlyMemory<byte> Body) : Outgoing;

    /// <summary>A mail to be sent.</summary>
    /// <param name="Body">A <see cref="Mails.MailOrder"/> as UTF-8 JSON.</param>
    public sealed record Mail(ReadOnlyMemory<byte> Body) : Outgoing;

    /// <summary>A chat that has ended: what was said becomes a message of its customer.</summary>
    public sealed record Transcript(Chats.ChatId Chat) : Outgoing;

    /// <summary>A question to the language service, because the own classifier did not know.</summary>
    /// <param name="Body">A <see cref="SecondOpinions.TopicQuestion"/> as UTF-8 JSON.</param>
    public sealed record Question(ReadOnlyMemory<byte> Body) : Outgoing;

    /// <summary>A case of another decision that is to know of a linked one.</summary>
    public sealed record BackLink(CaseNumber Case, CaseNumber Linked) : Outgoing;
}
