using ContactRouter.Chats;
using ContactRouter.Senders;
using ContactRouter.Storage.Engine;
using ContactRouter.Storage.Tables;
using Microsoft.Extensions.Logging;

namespace ContactRouter.Storage.Chats;

/// <summary>Looks through the chats that have not ended for what time does to them: warnings, and ends (P13, P14). Run each minute.</summary>
public sealed partial class ChatTimes(
    ChatBoard board, ContactEngine engine, ChatRules rules, SenderIdentity identity, TimeProvider time, ILogger<ChatTimes> logger)
{
    /// <exception cref="StoreUnavailableException">What was not looked at waits for the next run. Everything that could be looked at was.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        StoreUnavailableException? failed = null;
        for (var bucket = 0; bucket < identity.Buckets; bucket++)
        {
            try
            {
                var now = time.GetUtcNow();
                var due = (await board.ReadAsync(bucket, cancellation)).Where(chat => rules.Clock.IsDue(chat, now));
                // Handed in together, they are committed together.
                await Task.WhenAll(due.Select(chat => engine.RunAsync(new ChatCommand.Watch(chat.Id), cancellation)));
            }
            catch (Exception fault) when (fault is StoreUnavailableException or EngineOverloadedException)
            {
                // One bucket that does not answer must not keep the others' chats going.
                Log.Failed(logger, bucket, fault.Message);
                failed ??= new StoreUnavailableException("The watch could not look at all chats.", fault);
            }
        }

        if (failed is not null)
            throw failed;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The chats of bucket {Bucket} could not be looked at: {Reason}")]
        public static partial void Failed(ILogger logger, int bucket, string reason);
    }
}
