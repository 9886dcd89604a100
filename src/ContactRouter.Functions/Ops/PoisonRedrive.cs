using ContactRouter.Functions.QueuedContacts;
using ContactRouter.Functions.SendMail;
using ContactRouter.Senders;
using ContactRouter.Storage;
using ContactRouter.Storage.Engine;
using ContactRouter.Storage.Outbox;
using ContactRouter.Storage.Quarantine;

namespace ContactRouter.Functions.Ops;

/// <summary>Puts back on its queue what failed too often, once what made it fail is mended.</summary>
/// <remarks>
/// It is noted after it was put, so a process that ends between the two puts it twice: a mail goes out once by its claim, and the same request within
/// <c>Repeats:Fingerprints</c> is taken in once.
/// </remarks>
internal sealed class PoisonRedrive(
    QuarantineStore quarantine, IEventQueues queues, MailResending resending, ContactEngine engine, SenderIdentity identity, TimeProvider time)
{
    /// <returns>What is back on the queue, or was in already; what cannot be sent stays.</returns>
    /// <exception cref="Storage.Tables.StoreUnavailableException">What is not done yet waits to be redriven again.</exception>
    public async Task<IReadOnlyList<QuarantinedItem>> RunAsync(string queue, IReadOnlyList<QuarantinedItem> items, CancellationToken cancellation)
    {
        var done = new List<QuarantinedItem>();
        foreach (var item in items)
        {
            if (await quarantine.FindAsync(item.Id, cancellation) is not { Item.Release: null, Body: var body })
                continue;
            var release = new Release(Timestamp.Truncate(time.GetUtcNow()), Contact: null);
            if (queue == StorageNames.MailQueue)
            {
                if ((await resending.RunAsync(body, isAgain: false, cancellation)).Fault is not null)
                    continue;
            }
            else if (await FindAsync(item, body, cancellation) is { } answer)
            {
                // Its last try got further than it could tell: it must not come in a second time under a new name.
                release = release with { Contact = answer.ContactId };
            }
            else
            {
                await queues.PutAsync(new QueuedEvent(queue, body.ToArray()), cancellation);
            }

            await quarantine.MarkReleasedAsync(item.Id, release, cancellation);
            done.Add(item);
        }

        return done;
    }

    private async Task<ContactAnswer?> FindAsync(QuarantinedItem item, ReadOnlyMemory<byte> body, CancellationToken cancellation) =>
        QueuedRequest.Read(body).Fields is { } request
            ? await engine.FindAsync(QueuedRequest.IdOf(identity.IdOf(request.Sender), item.SourceId, item.SentAt), cancellation)
            : null;
}
