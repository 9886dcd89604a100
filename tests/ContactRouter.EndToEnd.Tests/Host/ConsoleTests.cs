using ContactRouter.LocalHost.Output;
using Microsoft.Extensions.Time.Testing;

namespace ContactRouter.EndToEnd.Tests.Host;

public sealed class ConsoleTests : IDisposable
{
    private readonly StringWriter _written = new() { NewLine = "\n" };

    [Theory]
    [InlineData("fail: broken", "\e[31mhandler ! fail: broken\e[0m\n")]
    [InlineData("Warning: odd", "\e[33mhandler ! Warning: odd\e[0m\n")]
    public void A_line_on_standard_error_is_an_error_or_a_warning_where_it_says_so(string line, string expected)
    {
        Console(colour: true).HandlerErrorLine(line);
        Assert.Equal(expected, _written.ToString());
    }

    [Fact]
    public void Redirected_output_has_no_colour()
    {
        var console = Console(colour: false);
        console.Error("broken");
        console.Call("Contacts", "GET /api/contacts", "500", TimeSpan.FromMilliseconds(12.4), succeeded: false);
        Assert.Equal("10:00:00.250  error: broken\n10:00:00.250  Contacts         GET /api/contacts -> 500  12 ms\n", _written.ToString());
    }

    [Theory]
    [InlineData(false, "")]
    [InlineData(true, "10:00:00.250  fetched\n")]
    public void Details_are_shown_when_asked_for(bool verbose, string expected)
    {
        Console(colour: false, verbose).Detail("fetched");
        Assert.Equal(expected, _written.ToString());
    }

    public void Dispose() => _written.Dispose();

    private HostConsole Console(bool colour, bool verbose = false) =>
        new(_written, colour, verbose, new FakeTimeProvider(new(2026, 11, 23, 10, 0, 0, 250, TimeSpan.Zero)));
}
