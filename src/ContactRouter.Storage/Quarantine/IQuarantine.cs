namespace ContactRouter.Storage.Quarantine;

/// <summary>Where what cannot go on is kept for people.</summary>
public interface IQuarantine
{
    /// <exception cref="Tables.StoreUnavailableException">It is not kept: its source must not let go of it.</exception>
    Task KeepAsync(SetAside item, CancellationToken cancellation);
}
