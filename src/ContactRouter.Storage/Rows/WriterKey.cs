using ContactRouter.Chats;
using ContactRouter.Intake;
using ContactRouter.Senders;

namespace ContactRouter.Storage.Rows;

/// <summary>Whose state a decision is about: a sender's, or that of an unproven writer who uses the sender's address from a network.</summary>
public readonly record struct WriterKey(SenderId Sender, string? Network)
{
    public string RowKey => Network is null ? RowKeys.Root(Sender) : RowKeys.Unproven(Sender, Network);

    /// <summary>Whose state guards a chat.</summary>
    public static WriterKey Of(ChatId chat) => new(chat.Contact.Sender, chat.Network);

    public static WriterKey Of(ContactMessage message) => new(message.Id.Sender, message.Network);
}
