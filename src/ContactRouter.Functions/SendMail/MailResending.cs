using ContactRouter.Storage.Mails;

namespace ContactRouter.Functions.SendMail;

/// <summary>Puts a mail that was given up back on its queue, with a fresh count of tries: an operator has seen to what kept it from going out.</summary>
internal sealed partial class MailResending(MailClaims claims, IMailOrders orders, MailCounts counts, ILogger<MailResending> logger)
{
    private const string MayBeTwice = "This mail may have been sent before: nobody knows whether its recipient now gets it a second time.";

    /// <param name="body">The order, as it was set aside.</param>
    /// <param name="isAgain">It was resent before; what is done or under way is not begun anew.</param>
    /// <exception cref="Storage.Tables.StoreUnavailableException">It may be on the queue; resent again, it is sent once.</exception>
    public async Task<Resending> RunAsync(ReadOnlyMemory<byte> body, bool isAgain, CancellationToken cancellation)
    {
        if (MailOrders.Read(body.Span, out var recipient, out var fault) is not { } order)
            return new Resending(CaseNumber: "", Warning: null, fault);
        if (isAgain)
            return new Resending(order.CaseNumber, Warning: null, Fault: null);
        var before = await claims.ReopenAsync(recipient, order.Id, cancellation);
        // Its claim allows it now, so that it goes out once however often it lies on the queue.
        if (before?.State != MailState.Sent)
            await orders.PutAsync(body, TimeSpan.Zero, cancellation);
        var isUncertain = before?.State == MailState.Uncertain;
        counts.Resent();
        Log.Resent(logger, order.Id, isUncertain);
        return new Resending(order.CaseNumber, isUncertain ? MayBeTwice : null, Fault: null);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Mail {Order} is sent anew; it may have been sent before: {IsUncertain}")]
        public static partial void Resent(ILogger logger, string order, bool isUncertain);
    }
}

/// <param name="CaseNumber">Empty where it is about none.</param>
/// <param name="Warning">For people, or null.</param>
/// <param name="Fault">Why it cannot be sent, or null.</param>
internal sealed record Resending(string CaseNumber, string? Warning, string? Fault);
