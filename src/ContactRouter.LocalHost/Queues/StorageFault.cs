using Azure;
using Azure.Storage.Queues.Models;

namespace ContactRouter.LocalHost.Queues;

/// <summary>What the storage client throws, told apart.</summary>
internal static class StorageFault
{
    /// <summary>A refusal of the service, or a line to it that stayed dead over all of the client's own tries.</summary>
    public static bool Is(Exception fault, CancellationToken stop) =>
        fault is RequestFailedException or AggregateException || (fault is OperationCanceledException && !stop.IsCancellationRequested);

    public static bool IsMissingQueue(Exception fault) => fault is RequestFailedException refused && refused.ErrorCode == QueueErrorCode.QueueNotFound;

    /// <summary>The message, or our hold on it, is somebody else's matter by now.</summary>
    public static bool IsGone(RequestFailedException fault) =>
        fault.ErrorCode == QueueErrorCode.PopReceiptMismatch || fault.ErrorCode == QueueErrorCode.MessageNotFound || IsMissingQueue(fault);

    /// <summary>One line for people.</summary>
    public static string Text(Exception fault) => fault is RequestFailedException { ErrorCode: { } code } ? code : fault.Message.Split('\n')[0].Trim();
}
