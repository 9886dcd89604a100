using Azure;
using Azure.Data.Tables;
using ContactRouter.Chats;
using ContactRouter.Storage.Rows;

namespace ContactRouter.Storage.Engine;

/// <summary>Something about a chat on its way through the engine, and what is known of its name by now.</summary>
internal abstract class PendingChat(ChatId chat, ChatMark? mark, CancellationToken cancellation) : Pending(cancellation)
{
    public ChatId Chat => chat;

    public ChatMark? Mark => mark;

    /// <summary>An unproven customer's chat is guarded by the state of his address from his network, so that he can get in nobody's way.</summary>
    public override WriterKey Writer { get; } = WriterKey.Of(chat);

    /// <summary>What its name stands for has to be read: its row was there already, or without it the answer would be a refusal.</summary>
    public bool IsKeyWanted { get; set; }

    public bool IsKeyRead { get; private set; }

    public ChatSeen? Seen { get; private set; }

    /// <summary>Of the name's row, where there is one: what replaces it names it.</summary>
    public ETag? SeenETag { get; private set; }

    /// <summary>It was decided on a state that was read for it, not on one from before.</summary>
    public bool IsLookedAfresh { get; set; }

    /// <summary>Tells the operation's rows from others': where an answer is lost, it tells whose write it was.</summary>
    public string Operation { get; } = System.Security.Cryptography.RandomNumberGenerator.GetHexString(16, lowercase: true);

    public void SetKey(TableEntity? row)
    {
        (IsKeyRead, IsKeyWanted) = (true, false);
        Seen = row is null ? null : ChatKeyRow.Read(row);
        SeenETag = row?.ETag;
    }

    /// <summary>A row of its own was there already.</summary>
    public virtual void Meet(string rowKey)
    {
        if (Mark is { } known && rowKey == RowKeys.Key(Chat.Contact.Sender, known.Hash))
            IsKeyWanted = true;
    }
}

/// <summary>The wish for a chat.</summary>
internal sealed class PendingOpening(ChatOpening opening, CancellationToken cancellation) : PendingChat(opening.Id, opening.Mark, cancellation)
{
    private readonly TaskCompletionSource<OpeningResult> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ChatOpening Opening => opening;

    public override bool IsAboutCase => false;

    /// <summary>The lock was there already: whose it is has to be read.</summary>
    public bool IsLockWanted { get; private set; }

    public Task<OpeningResult> Result => completion.Task;

    public override void Meet(string rowKey)
    {
        base.Meet(rowKey);
        IsLockWanted |= rowKey == RowKeys.ChatLock(Writer);
    }

    public void Complete(OpeningResult result) => completion.TrySetResult(result);

    public override void Fail(Exception exception) => completion.TrySetException(exception);
}

/// <summary>A command in a chat.</summary>
internal sealed class PendingChatCommand(ChatCommand command, CancellationToken cancellation) : PendingChat(command.Chat, command.Mark, cancellation)
{
    private readonly TaskCompletionSource<ChatResult> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ChatCommand Command => command;

    public override bool IsAboutCase => true;

    /// <summary>The place of the line that an earlier try wrote, or meant to; 0 where there was none.</summary>
    public int Tried { get; set; }

    public Task<ChatResult> Result => completion.Task;

    public void Complete(ChatResult result) => completion.TrySetResult(result);

    public override void Fail(Exception exception) => completion.TrySetException(exception);
}
