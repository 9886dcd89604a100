using ContactRouter.Cases;
using ContactRouter.Chats;
using ContactRouter.Desks;
using ContactRouter.Intake;
using ContactRouter.Senders;
using ContactRouter.Storage.Accounts;
using ContactRouter.Storage.Blobs;
using ContactRouter.Storage.Ledger;
using ContactRouter.Storage.Outbox;
using ContactRouter.Storage.Rows;
using ContactRouter.Storage.Tables;
using Microsoft.Extensions.Logging;

namespace ContactRouter.Storage.Engine;

/// <summary>
/// Takes messages in, and carries out commands about cases and chats. Each bucket has one queue; what waits there is decided together and committed in one conditional
/// transaction, what concerns one sender in its order. Nothing waits for company: only what is there already is merged.
/// </summary>
public sealed class ContactEngine : IFollowUps, IAsyncDisposable
{
    /// <summary>
    /// So many buckets commit at a time. More would not get more through, for each commit takes what has gathered meanwhile; but it would cost more calls.
    /// </summary>
    private const int CommitsAtATime = 3;

    private readonly SemaphoreSlim slots = new(CommitsAtATime);
    private readonly ITransactionalTable table;
    private readonly AccountCheck account;
    private readonly SenderIdentity identity;
    private readonly CaseDirectory directory;
    private readonly ChatRules rules;
    private readonly LedgerCounts ledger;
    private readonly TimeProvider time;
    private readonly BucketWorker[] workers;
    private int inFlight;

    public ContactEngine(
        ITransactionalTable table,
        IContactBlobs blobs,
        OutboxPublisher publisher,
        AccountCheck account,
        ContactDecider decider,
        DeskDecider desks,
        ChatRules chats,
        SenderIdentity identity,
        CaseDirectory directory,
        LedgerCounts ledger,
        TimeProvider time,
        ILogger<ContactEngine> logger)
    {
        this.table = table;
        this.account = account;
        this.identity = identity;
        this.directory = directory;
        this.ledger = ledger;
        this.time = time;
        rules = chats;
        var unknown = new UnknownWriters();
        workers = [.. Enumerable.Range(0, identity.Buckets).Select(NewWorker)];

        BucketWorker NewWorker(int bucket)
        {
            var states = new WriterStates(bucket, table, identity, unknown, time);
            var facts = new FactReader(bucket, table, states, directory);
            var outbox = new OutboxTail(RowKeys.Partition(bucket), table, publisher, logger);
            var planner = new BatchPlanner(
                new MessagePlanner(bucket, table, blobs, decider, facts, ledger, time),
                new CommandPlanner(bucket, table, desks, facts, states, ledger, time),
                new OpeningPlanner(bucket, table, chats.Opener, chats.Repeats, Tell, time),
                new ChatPlanner(bucket, table, chats.Decider, chats.Repeats, states, Tell, time),
                new UnblockPlanner(bucket, states, time));
            var commits = new CommitWriter(bucket, table, states, unknown, directory, outbox, logger);
            return new BucketWorker(new BucketCommit(states, planner, commits, outbox), slots, time);
        }

        void Tell(Chat chat) => ChatChanged?.Invoke(chat);
    }

    /// <summary>Told of each chat as soon as a change of it is committed here, from the worker that committed it: to be quick, and never to fail.</summary>
    public event Action<Chat>? ChatChanged;

    /// <summary>Takes a message in; once this says that it is accepted, it is durable. The same message again gets the first answer and has no second effect.</summary>
    /// <exception cref="StoreUnavailableException">It is not known to be accepted; nothing of it is half done.</exception>
    /// <exception cref="EngineOverloadedException">Too much waits already; nothing of it was done.</exception>
    public async Task<IntakeResult> AcceptAsync(ContactMessage message, CancellationToken cancellation)
    {
        var pending = new PendingMessage(message, cancellation);
        var result = await RunAsync(pending, pending.Result);
        if (result is IntakeResult.Accepted { IsRepeat: true })
            ledger.Add(LedgerKind.Repeat, LedgerNames.Of(message.Channel));
        return result;
    }

    /// <summary>Lifts a block: the writer starts afresh (P5). Other instances notice within 30 seconds.</summary>
    /// <returns>False where there was none.</returns>
    /// <exception cref="StoreUnavailableException">It may be lifted.</exception>
    public Task<bool> UnblockAsync(WriterKey writer, CancellationToken cancellation)
    {
        var pending = new PendingUnblock(writer, cancellation);
        return RunAsync(pending, pending.Result);
    }

    /// <summary>Carries out a command about a case; given again under its name, it is done once.</summary>
    /// <exception cref="StoreUnavailableException">It is not known to be done; nothing of it is half done.</exception>
    /// <exception cref="EngineOverloadedException">Too much waits already; nothing of it was done.</exception>
    public async Task<DeskResult> RunAsync(DeskCommand command, CancellationToken cancellation)
    {
        if (command.Number.Bucket >= identity.Buckets || await directory.FindAsync(command.Number, cancellation) is not { } id)
            return new DeskResult.NoCase();
        var pending = new PendingCommand(command, id, cancellation);
        return await RunAsync(pending, pending.Result);
    }

    public Task LinkAsync(CaseNumber @case, CaseNumber other, CancellationToken cancellation) =>
        RunAsync(new DeskCommand.Link(@case, other), cancellation);

    /// <summary>Opens a chat; once this says so, the customer has it and no other (P11).</summary>
    /// <exception cref="StoreUnavailableException">It is not known to be open; nothing of it is half done.</exception>
    /// <exception cref="EngineOverloadedException">Too much waits already; nothing of it was done.</exception>
    public Task<OpeningResult> OpenAsync(ChatOpening opening, CancellationToken cancellation)
    {
        var pending = new PendingOpening(opening, cancellation);
        return RunAsync(pending, pending.Result);
    }

    /// <summary>Carries out a command in a chat.</summary>
    /// <exception cref="StoreUnavailableException">It is not known to be done; nothing of it is half done.</exception>
    /// <exception cref="EngineOverloadedException">Too much waits already; nothing of it was done.</exception>
    public Task<ChatResult> RunAsync(ChatCommand command, CancellationToken cancellation)
    {
        var pending = new PendingChatCommand(command, cancellation);
        return RunAsync(pending, pending.Result);
    }

    public async Task FileAsync(ChatId chat, CancellationToken cancellation)
    {
        var partition = RowKeys.Partition(identity.BucketOf(chat.Contact.Sender));
        var row = await table.ReadAsync(partition, RowKeys.Chat(chat), cancellation) ?? throw new InvalidOperationException($"There is no chat {chat}.");
        var (from, to) = RowKeys.LinesAfter(chat, 0);
        var lines = await table.RangeAsync(partition, from, to, cancellation).Select(LineRow.Read).ToListAsync(cancellation);
        var result = await AcceptAsync(ChatTranscript.ToMessage(ChatRow.Read(row), lines, rules.Desk), cancellation);
        // Its customer was told that it is noted when the chat ended; from now on it has to be somewhere.
        ledger.Answered(Channel.Chat, result);
        if (result is not IntakeResult.Accepted)
            throw new InvalidOperationException($"What was said in chat {chat} ended as {result}.");
    }

    /// <summary>The answer that a message got, or null where there is no such message.</summary>
    /// <exception cref="StoreUnavailableException">Not known.</exception>
    public Task<ContactAnswer?> FindAsync(ContactId id, CancellationToken cancellation) =>
        MessageRow.FindAsync(table, identity.BucketOf(id.Sender), id, cancellation);

    /// <summary>Waits until everything accepted so far is published, or left to the sweep, and its outbox rows are gone.</summary>
    public Task SettleAsync() => Task.WhenAll(workers.Select(worker => worker.SettleAsync()));

    /// <summary>Ends the workers; what waits is not taken in.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var worker in workers)
            await worker.DisposeAsync();
        slots.Dispose();
    }

    private async Task<T> RunAsync<T>(Pending pending, Task<T> outcome)
    {
        await account.EnsureAsync(pending.Cancellation);
        Interlocked.Increment(ref inFlight);
        try
        {
            workers[identity.BucketOf(pending.Writer.Sender)].Enqueue(pending);
            var result = await outcome.WaitAsync(pending.Cancellation);
            // When nobody else wants the store, the answer may as well say that the desk has the message, too.
            if (Volatile.Read(ref inFlight) == 1)
                await Task.WhenAny(pending.Publishing, Task.Delay(OutboxTiming.AnswerWaits, time, pending.Cancellation));
            return result;
        }
        finally
        {
            Interlocked.Decrement(ref inFlight);
        }
    }
}

/// <summary>More waits than can be taken in soon. Come back later.</summary>
public sealed class EngineOverloadedException() : Exception("Too many messages wait to be stored.");
