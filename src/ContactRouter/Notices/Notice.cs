namespace ContactRouter.Notices;

/// <summary>P15: what the wholesaler tells a customer by himself, at his registered mailbox, about one of his orders.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Language">Of the customer, ISO 639-1.</param>
/// <param name="From">The address of ours that it is sent from; it only sends (P16).</param>
public sealed record Notice(NoticeKind Kind, string Language, string? From);

public enum NoticeKind
{
    /// <summary>The delivery address is incomplete or wrong.</summary>
    AddressIncomplete,

    /// <summary>A product is out of stock.</summary>
    OutOfStock,
}
