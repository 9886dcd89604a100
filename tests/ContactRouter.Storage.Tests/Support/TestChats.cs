using ContactRouter.Chats;
using ContactRouter.Intake;
using ContactRouter.Senders;
using ContactRouter.Storage.Chats;
using ContactRouter.Storage.Tables;

namespace ContactRouter.Storage.Tests.Support;

/// <summary>Chats on an instance of the app, and what tests ask of them.</summary>
internal sealed class TestChats(TestEngine engine, ITransactionalTable table, TimeProvider time, TestLog log)
{
    public ChatReader Reader { get; } = new(table, engine.Inner, Samples.Chats, Samples.Identity, time);

    public ChatBoard Board { get; } = new(table, engine.Inner, Samples.Identity, time);

    public TestEngine Engine => engine;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The wish for a chat; each has an id of its own.</summary>
    public static ChatOpening Opening(string sender = "anna@buyer.example", string? network = null, string? order = null, string? key = null)
    {
        var address = SenderAddress.Parse(sender, out _)!;
        return new ChatOpening(
            new ChatId(ContactId.New(Samples.Identity.IdOf(address), Samples.Monday), network), address, "Anna", order, Language: null, WantsTranscript: true,
            key is null ? null : ChatMark.Of(key, [network ?? ""], [sender, order ?? ""]), TraceParent: null);
    }

    public static ChatCommand.Say Line(ChatId chat, string text, ChatSide by = ChatSide.Customer, string? key = null) =>
        new(chat, by, text) { Mark = key is null ? null : ChatMark.Of(key, [chat.ToString()], [text]) };

    public Task<OpeningResult> TryOpenAsync(ChatOpening opening) => engine.Inner.OpenAsync(opening, Cancellation);

    public async Task<ChatId> OpenAsync(ChatOpening? opening = null) => Assert.IsType<OpeningResult.Opened>(await TryOpenAsync(opening ?? Opening())).Chat;

    public Task<ChatResult> DoAsync(ChatCommand command) => engine.Inner.RunAsync(command, Cancellation);

    public async Task<int> DoneAsync(ChatCommand command) => Assert.IsType<ChatResult.Done>(await DoAsync(command)).Sequence;

    public Task<int> SayAsync(ChatId chat, string text, ChatSide by = ChatSide.Customer) => DoneAsync(Line(chat, text, by));

    public Task EndAsync(ChatId chat) => DoneAsync(new ChatCommand.End(chat, ChatSide.Customer, "Solved", WantsTranscript: null));

    /// <summary>The chat and all its lines as they lie in the store.</summary>
    public async Task<ChatNews> ReadAsync(ChatId chat) => (await new ChatReader(table, engine.Inner, Samples.Chats, Samples.Identity, time).ReadAsync(chat, 0, TimeSpan.Zero, Cancellation))!;

    public Task<IReadOnlyList<Chat>> ListAsync() => Board.ReadAsync(TimeSpan.Zero, Cancellation);

    public Task WatchAsync() => new ChatTimes(Board, engine.Inner, Samples.Chats, Samples.Identity, time, log.For<ChatTimes>()).RunAsync(Cancellation);
}
