using ContactRouter.Chats;
using ContactRouter.Storage.Tests.Engine;
using ContactRouter.Storage.Tests.Stores;
using ContactRouter.Storage.Tests.Support;

namespace ContactRouter.Storage.Tests.Chats;

/// <summary>The list of chats that have not ended, over all partitions, and the places of those who wait.</summary>
public sealed class ChatBoardTests : EngineTests
{
    private static readonly TimeSpan Old = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task The_oldest_comes_first_and_who_waits_has_a_place()
    {
        var chats = Shop.NewChats();
        var ids = new List<ChatId>();
        for (var n = 0; n < 5; n++)
        {
            ids.Add(await chats.OpenAsync(TestChats.Opening($"customer{n}@buyer.example")));
            Shop.Time.Advance(TimeSpan.FromSeconds(1));
        }

        await chats.DoneAsync(new ChatCommand.Join(ids[1], "Li Na"));
        await chats.EndAsync(ids[2]);

        var list = await chats.ListAsync();
        Assert.Equal([ids[0], ids[1], ids[3], ids[4]], list.Select(chat => chat.Id));
        var places = new List<int?>();
        foreach (var chat in list)
            places.Add(await chats.Board.PositionAsync(chat, Old, Cancellation));
        Assert.Equal([1, null, 2, 3], places);
    }

    [Fact]
    public async Task What_this_instance_commits_stands_in_it_at_once_and_what_others_do_when_it_is_read_again()
    {
        var (one, other) = (Shop.NewChats(), Shop.NewChats());
        var mine = await one.OpenAsync(TestChats.Opening("mine@buyer.example"));
        Assert.Single(await one.Board.ReadAsync(Old, Cancellation));
        var theirs = await other.OpenAsync(TestChats.Opening("theirs@buyer.example"));
        await one.EndAsync(mine);
        Assert.Empty(await one.Board.ReadAsync(Old, Cancellation));

        Shop.Time.Advance(Old);

        Assert.Equal([theirs], (await one.Board.ReadAsync(Old, Cancellation)).Select(chat => chat.Id));
    }

    protected override Task<TestStore> OpenAsync() => Task.FromResult<TestStore>(new MemoryStore());
}
