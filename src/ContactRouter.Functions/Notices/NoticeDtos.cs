namespace ContactRouter.Functions.Notices;

/// <summary>A notice to be sent (P15).</summary>
/// <param name="Kind">address-incomplete or out-of-stock.</param>
/// <param name="OrderNumber">Like B2B12345.</param>
/// <param name="Text">What is to be said besides; at most 2,000 characters.</param>
internal sealed record NoticeBody(string Kind, string OrderNumber, NoticeCustomer Customer, string? Text);

/// <param name="Email">The customer's registered mailbox.</param>
/// <param name="Language">ISO 639-1; English without it.</param>
internal sealed record NoticeCustomer(string Email, string? Name, string? Language);

/// <summary>The notice is accepted: its mail is on its way.</summary>
/// <param name="CaseNumber">The case that the customer's answer joins.</param>
internal sealed record NoticeAccepted(string NoticeId, string CaseNumber);
