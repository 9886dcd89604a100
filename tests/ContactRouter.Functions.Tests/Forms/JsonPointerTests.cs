using System.Text.Json;
using ContactRouter.Functions.Contacts.Forms;

namespace ContactRouter.Functions.Tests.Forms;

/// <summary>RFC 6901, with the examples of its section 5.</summary>
public sealed class JsonPointerTests
{
    private const string Document = """{"foo":["bar","baz"],"":0,"a/b":1,"c%d":2,"e^f":3,"g|h":4,"i\\j":5,"k\"l":6," ":7,"m~n":8,"deep":[{"x":[{"y":"z"}]}],"~1":9}""";

    [Theory]
    [InlineData("/foo", "bar, baz")]
    [InlineData("/foo/0", "bar")]
    [InlineData("/", "0")]
    [InlineData("/a~1b", "1")]
    [InlineData("/c%d", "2")]
    [InlineData("/e^f", "3")]
    [InlineData("/g|h", "4")]
    [InlineData("/i\\j", "5")]
    [InlineData("/k\"l", "6")]
    [InlineData("/ ", "7")]
    [InlineData("/m~0n", "8")]
    [InlineData("/~01", "9")]
    [InlineData("/deep/0/x/0/y", "z")]
    public void A_pointer_finds_its_value(string place, string text) => Assert.Equal(text, Find(place));

    [Theory]
    [InlineData("/nothing")]
    [InlineData("/foo/2")]
    [InlineData("/foo/-")]
    [InlineData("/foo/00")]
    [InlineData("/foo/01")]
    [InlineData("/foo/-1")]
    [InlineData("/foo/99999999999")]
    [InlineData("/foo/0/bar")]
    [InlineData("/FOO")]
    public void Where_nothing_stands_it_finds_nothing(string place) => Assert.Null(Find(place));

    [Theory]
    [InlineData("")]
    [InlineData("foo")]
    [InlineData("/a~")]
    [InlineData("/a~2")]
    [InlineData("/~0~x")]
    public void Other_texts_are_no_pointers(string text) => Assert.Null(JsonPointer.Parse(text));

    [Theory]
    [InlineData("/a~1b/m~0n/0")]
    [InlineData("/~01")]
    public void A_pointer_has_one_text_form(string text) => Assert.Equal(text, JsonPointer.Parse(text)!.ToString());

    private static string? Find(string place)
    {
        using var document = JsonDocument.Parse(Document);
        return JsonPointer.Parse(place)!.Find(document.RootElement) is { } found ? JsonTexts.Of(found) : null;
    }
}
