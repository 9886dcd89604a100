using ContactRouter.Cases;
using ContactRouter.Chats;

namespace ContactRouter.Storage.Outbox;

/// <summary>What a commit leaves to be done by a decision of its own. Done again, each changes nothing.</summary>
public interface IFollowUps
{
    /// <summary>Tells a case of a linked one.</summary>
    /// <exception cref="Tables.StoreUnavailableException">It is not known to be done.</exception>
    Task LinkAsync(CaseNumber @case, CaseNumber other, CancellationToken cancellation);

    /// <summary>Takes what was said in a chat that has ended in as a message of its customer.</summary>
    /// <exception cref="Tables.StoreUnavailableException">It is not known to be done.</exception>
    Task FileAsync(ChatId chat, CancellationToken cancellation);
}
