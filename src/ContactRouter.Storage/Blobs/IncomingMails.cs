using System.Buffers;
using System.Globalization;
using Azure.Storage.Blobs;
using ContactRouter.Storage.Tables;
using Microsoft.Extensions.Logging;

namespace ContactRouter.Storage.Blobs;

/// <summary>
/// Takes mails in before anything in them may be believed. One that fits into a block waits in memory, and nothing of it is written; a longer one is staged
/// block by block, and becomes a blob only once it is accepted.
/// </summary>
public sealed class IncomingMails(BlobContainerClient container, TimeProvider time, ILogger<IncomingMails> logger)
{
    private const int FirstBytes = 128 * 1024;

    /// <summary>What is shorter than this is never staged.</summary>
    public const int BlockBytes = 4 * 1024 * 1024;

    /// <summary>Reads a mail to its end.</summary>
    /// <exception cref="StoreUnavailableException">It is not staged; nothing of it is left.</exception>
    public async Task<IncomingMail> ReceiveAsync(Stream body, CancellationToken cancellation)
    {
        var mail = new IncomingMail(container, $"{StorageNames.IncomingMailBlobs}{Day()}/{Guid.CreateVersion7():N}", logger);
        try
        {
            await ReadAsync(body, mail, cancellation);
            return mail;
        }
        catch
        {
            await mail.DisposeAsync();
            throw;
        }
    }

    private static async Task ReadAsync(Stream body, IncomingMail mail, CancellationToken cancellation)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(FirstBytes);
        var filled = 0;
        try
        {
            while (true)
            {
                var room = Math.Min(buffer.Length, BlockBytes);
                filled += await body.ReadAtLeastAsync(buffer.AsMemory(filled, room - filled), room - filled, throwOnEndOfStream: false, cancellation);
                if (filled < room)
                    break;
                if (room == BlockBytes)
                {
                    await mail.StageAsync(buffer.AsMemory(0, filled), cancellation);
                    filled = 0;
                    continue;
                }

                var larger = ArrayPool<byte>.Shared.Rent(Math.Min(4 * buffer.Length, BlockBytes));
                buffer.AsSpan(0, filled).CopyTo(larger);
                ArrayPool<byte>.Shared.Return(buffer);
                buffer = larger;
            }

            await mail.EndAsync(buffer.AsMemory(0, filled), cancellation);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private string Day() => time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
