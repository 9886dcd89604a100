using System.Text;
using ContactRouter.Intake;

namespace ContactRouter.Tests.Intake;

public sealed class HostileJsonTests
{
    private const string NoText = "holds half a character (a lone surrogate) or bytes that are not UTF-8.";
    private const string Whole = """{"email":"anna@shop.example","message":"ü😀\ud83d\ude00 \"quoted\"","shop":[1,{"a":null}]}""";

    [Fact]
    public void A_text_cut_off_anywhere_is_refused_with_a_reason()
    {
        var whole = Encoding.UTF8.GetBytes(Whole);

        Assert.NotNull(ContactJson.Read(whole, out _));
        Assert.All(Enumerable.Range(0, whole.Length), length =>
        {
            Assert.Null(ContactJson.Read(whole.AsMemory(0, length), out var fault));
            Assert.StartsWith("The body is not valid JSON (line 1, byte ", fault, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_text_with_any_one_byte_changed_is_read_or_refused()
    {
        var whole = Encoding.UTF8.GetBytes(Whole);
        foreach (var (place, value) in from place in Enumerable.Range(0, whole.Length) from value in new byte[] { 0, 0x22, 0x5C, 0x80, 0xC3, 0xFF } select (place, value))
        {
            var changed = whole.ToArray();
            changed[place] = value;

            var fields = ContactJson.Read(changed, out var fault);

            Assert.Equal(fields is null, fault is not null);
        }
    }

    [Fact]
    public void A_byte_order_mark_is_passed_over()
    {
        var fields = ContactJson.Read(Encoding.UTF8.GetBytes("\uFEFF{\"message\":\"a\"}"), out _);

        Assert.Equal("a", fields![ContactFields.Message]);
        Assert.Null(ContactJson.Read(Encoding.UTF8.GetBytes("\uFEFF"), out _));
        Assert.Null(ContactJson.Read(Encoding.Unicode.GetBytes("\uFEFF{}"), out _));
    }

    [Theory]
    [InlineData(15, true)]
    [InlineData(16, false)]
    [InlineData(1_000, false)]
    [InlineData(1_000_000, false)]
    public void A_field_has_15_levels_at_most(int levels, bool read)
    {
        var json = $$"""{"shop":{{new string('[', levels)}}{{new string(']', levels)}}}""";

        Assert.Equal(read, ContactJson.Read(Encoding.UTF8.GetBytes(json), out _) is not null);
    }

    [Theory]
    [InlineData("\\ud800")]
    [InlineData("\\udc00")]
    [InlineData("\\ude00\\ud83d")]
    [InlineData("a\\ud83d")]
    public void Half_a_character_is_a_fault_of_its_field(string text)
    {
        var fields = ContactJson.Read(Encoding.UTF8.GetBytes($$"""{"Message":"{{text}}","shop":"{{text}}","name":"Anna"}"""), out _);

        Assert.Equal([new Fault("message", $"This text {NoText}"), new Fault("shop", $"This text {NoText}")], fields!.Faults);
        Assert.Equal("Anna", fields[ContactFields.Name]);
    }

    [Theory]
    [InlineData("""{"\ud800":1}""")]
    [InlineData("""{"message":"a","\ud800":1,"\udc00":2}""")]
    [InlineData("""{"shop":{"\ud800":1}}""")]
    public void Half_a_character_in_a_name_is_a_fault_of_the_body(string json)
    {
        Assert.Null(ContactJson.Read(Encoding.UTF8.GetBytes(json), out var fault));
        Assert.Equal($"A field's name in the body {NoText}", fault);
    }

    [Fact]
    public void Bytes_that_are_no_UTF_8_are_a_fault()
    {
        var fields = ContactJson.Read((byte[])[.. "{\"message\":\"a"u8, 0xFF, .. "\"}"u8], out _);

        Assert.Equal([new Fault("message", $"This text {NoText}")], fields!.Faults);
        Assert.Null(ContactJson.Read((byte[])[.. "{\""u8, 0xC3, .. "\":\"a\"}"u8], out var fault));
        Assert.Equal($"A field's name in the body {NoText}", fault);
    }

    [Theory]
    [InlineData("{\"message\":\"a\"} {}")]
    [InlineData("{\"message\":\"a\",}")]
    [InlineData("{/* */}")]
    [InlineData("{\"message\":'a'}")]
    [InlineData("{\"message\":\"a\nb\"}")]
    [InlineData("{\"message\":NaN}")]
    public void What_only_looks_like_JSON_is_refused(string json) => Assert.Null(ContactJson.Read(Encoding.UTF8.GetBytes(json), out _));
}
