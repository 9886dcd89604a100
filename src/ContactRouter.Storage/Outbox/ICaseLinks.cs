using ContactRouter.Cases;

namespace ContactRouter.Storage.Outbox;

/// <summary>Tells a case of a linked one, as a decision of its own.</summary>
public interface ICaseLinks
{
    /// <summary>Done again, it changes nothing.</summary>
    /// <exception cref="Tables.StoreUnavailableException">It is not known to be done.</exception>
    Task LinkAsync(CaseNumber @case, CaseNumber other, CancellationToken cancellation);
}
