using ContactRouter.Functions.Contacts;

namespace ContactRouter.Functions.Tests;

public sealed class FileNamesTests
{
    [Theory]
    [InlineData("photo.jpg", "photo.jpg")]
    [InlineData("C:\\Users\\Ann\\photo.jpg", "photo.jpg")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("..", "file-3")]
    [InlineData("", "file-3")]
    [InlineData("a\u0000b\r\nc.png", "ab\nc.png")]
    [InlineData("gpj.\u202Eexe", "gpj.exe")]
    [InlineData("Rückgabe 1.png", "Rückgabe 1.png")]
    public void A_name_is_made_safe_to_show(string given, string expected) => Assert.Equal(expected.Replace("\n", "", StringComparison.Ordinal), FileNames.Clean(given, 3));

    [Fact]
    public void A_long_name_keeps_its_ending()
    {
        var clean = FileNames.Clean(new string('x', 300) + ".jpeg", 1);
        Assert.Equal(100, clean.Length);
        Assert.EndsWith("x.jpeg", clean, StringComparison.Ordinal);
    }
}
