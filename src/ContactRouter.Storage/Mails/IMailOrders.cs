namespace ContactRouter.Storage.Mails;

/// <summary>Queue <c>mail</c>, as those see it who look at a mail again later.</summary>
public interface IMailOrders
{
    /// <param name="after">Nobody sees it before.</param>
    /// <exception cref="Tables.StoreUnavailableException">The queue did not say that it has the order.</exception>
    Task PutAsync(ReadOnlyMemory<byte> order, TimeSpan after, CancellationToken cancellation);
}
