using ContactRouter.Chats;

namespace ContactRouter.Tests.Chats;

public sealed class ChatOptionsTests
{
    private static readonly string[] Desks = ["b2b", "cs"];

    [Fact]
    public void The_standard_settings_are_right() => Assert.Empty(new ChatOptions().Faults(Desks));

    [Fact]
    public void Each_wrong_setting_is_named()
    {
        var options = new ChatOptions
        {
            Zone = "Mars",
            Hours = ["Mon-Sun 09:00-24:00", "daily"],
            Exceptions = ["2026-10-01", "2026-13-01 closed", "2026-10-01 24:00-09:00", "2026-10-01 closed"],
            Desk = "chat",
            IdleAfter = TimeSpan.FromMinutes(1),
            GiveUpAfter = TimeSpan.FromDays(2),
            WarnBefore = TimeSpan.FromMinutes(1),
            ClosingNotice = TimeSpan.FromMinutes(-1),
            AlertAfter = TimeSpan.FromDays(2),
            MostLines = 0,
            LinesWindow = TimeSpan.Zero,
        };
        Assert.Equal(
            [
                "Chat:Zone", "Chat:Hours:1", "Chat:Exceptions:0", "Chat:Exceptions:1", "Chat:Exceptions:2", "Chat:Desk", "Chat:IdleAfter", "Chat:GiveUpAfter",
                "Chat:ClosingNotice", "Chat:AlertAfter", "Chat:MostLines", "Chat:LinesWindow",
            ],
            options.Faults(Desks).Select(fault => fault.Split([": ", " must"], StringSplitOptions.None)[0]));
        Assert.Contains("Mars", Assert.Throws<ArgumentException>(() => new ChatHours(options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_time_of_the_warning_has_to_fit_before_the_end() => Assert.Equal(
        ["Chat:WarnBefore must be from 00:00:01 to 1.00:00:00."],
        new ChatOptions { WarnBefore = TimeSpan.Zero }.Faults(Desks));
}
