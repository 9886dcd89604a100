using System.Text;
using ContactRouter.Intake;

namespace ContactRouter.Tests.Intake;

public sealed class ContactJsonTests
{
    [Fact]
    public void The_known_fields_are_read_as_they_stand()
    {
        var fields = Read("""
            {"email":" Anna@shop.example","name":"Anna","subject":"S","message":"a\nb","orderNumber":"B2B12345","topic":"returns","website":"","redirect":"/"}
            """);

        Assert.Empty(fields.Faults);
        Assert.Empty(fields.Extra);
        Assert.Equal(
            [" Anna@shop.example", "Anna", "S", "a\nb", "B2B12345", "returns", "", "/"],
            ContactFields.Known.Where(name => name != ContactFields.Attachments).Select(name => fields[name]));
    }

    [Fact]
    public void A_field_that_was_not_sent_is_empty() => Assert.Equal("", Read("{}")[ContactFields.Subject]);

    [Fact]
    public void Names_are_found_in_any_case() => Assert.Equal("B2B12345", Read("""{"ORDERNUMBER":"B2B12345"}""")[ContactFields.OrderNumber]);

    [Theory]
    [InlineData("1.50", "1.50")]
    [InlineData("true", "true")]
    [InlineData("\"ü\"", "ü")]
    [InlineData("\"\\ud83d\\ude00\"", "😀")]
    [InlineData("[1, {\"b\": null}]", "[1, {\"b\": null}]")]
    [InlineData("\"\"", "")]
    public void An_unknown_field_travels_as_extra(string json, string expected)
    {
        var extra = Assert.Single(Read($$"""{"Shop":{{json}}}""").Extra);

        Assert.Equal(("Shop", expected), (extra.Key, extra.Value));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("true")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("[\"anna@shop.example\"]")]
    public void A_known_field_must_be_a_text(string json) =>
        Assert.Equal([new Fault("email", "This must be a text in quotes.")], Read($$"""{"Email":{{json}}}""").Faults);

    [Fact]
    public void A_null_is_nothing_sent()
    {
        var fields = Read("""{"subject":null,"attachments":null,"shop":null}""");

        Assert.Empty(fields.Faults);
        Assert.Empty(fields.Extra);
    }

    [Theory]
    [InlineData("\"photo.jpg\"")]
    [InlineData("[]")]
    [InlineData("[{\"name\":\"photo.jpg\",\"content\":\"AAAA\"}]")]
    public void Files_do_not_come_in_JSON(string json) =>
        Assert.Equal([new Fault("attachments", "Send files as multipart/form-data.")], Read($$"""{"attachments":{{json}}}""").Faults);

    [Fact]
    public void A_field_repeated_in_another_case_is_a_fault() =>
        Assert.Equal([new Fault("message", "This field was sent twice.")], Read("""{"message":"a","Message":"b"}""").Faults);

    [Theory]
    [InlineData("""{"message":"a","message":"a"}""")]
    [InlineData("""{"message":"a","m\u0065ssage":"b"}""")]
    [InlineData("""{"shop":{"a":1,"a":2}}""")]
    public void A_field_sent_twice_is_no_valid_JSON(string json) =>
        Assert.Equal("The body is not valid JSON. At most 16 levels; each name once.", FaultOf(json));

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("17")]
    public void What_is_no_object_is_refused(string json) => Assert.StartsWith("The body must be a JSON object", FaultOf(json), StringComparison.Ordinal);

    [Fact]
    public void A_fault_names_the_place_but_not_the_text()
    {
        var fault = FaultOf("{\n  \"message\": secret\n}");

        Assert.StartsWith("The body is not valid JSON (line 2, byte 14).", fault, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", fault, StringComparison.Ordinal);
    }

    private static ContactFields Read(string json)
    {
        var fields = ContactJson.Read(Encoding.UTF8.GetBytes(json), out var fault);
        Assert.Null(fault);
        return fields!;
    }

    private static string FaultOf(string json)
    {
        Assert.Null(ContactJson.Read(Encoding.UTF8.GetBytes(json), out var fault));
        return fault!;
    }
}
