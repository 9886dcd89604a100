using ContactRouter.Intake;
using ContactRouter.Topics;

namespace ContactRouter.Tests.Intake;

public sealed class ContactRulesTests
{
    [Fact]
    public void Right_fields_are_cleaned()
    {
        var fields = Fields.With(
            ("email", " Anna@Shop.example "), ("message", "\r\nHello\r\nthere\0 \t"), ("name", " Anna\u0007 Müller"), ("subject", "A\tB "),
            ("orderNumber", " b2b12345 "), ("topic", " returns "), ("shop", " north\r\n"));

        var request = ContactRules.Check(fields, out var faults);

        Assert.Empty(faults);
        Assert.Equal(
            ("anna@shop.example", "Hello\nthere", "Anna Müller", "A\tB", "b2b12345", Topic.Returns),
            (request!.Sender.Value, request.Text, request.SenderName, request.Subject, request.OrderNumber, request.Chosen));
        Assert.Equal([new("shop", "north")], request.Extra);
    }

    [Fact]
    public void An_address_and_a_message_are_enough()
    {
        var request = ContactRules.Check(Fields.Least(), out var faults);

        Assert.Empty(faults);
        Assert.Equal(("", "", "", null), (request!.SenderName, request.Subject, request.OrderNumber, request.Chosen));
        Assert.Empty(request.Extra);
    }

    [Fact]
    public void All_faults_are_told_at_once()
    {
        var fields = Fields.With(
            ("email", "anna"), ("message", " \r\n"), ("name", "a\nb"), ("subject", new string('s', 501)), ("orderNumber", "1\r2"), ("topic", "complaints"),
            ("attachments", "photo.jpg"), ("bad\0name", "x"));
        fields.Reject("redirect", "This must be a text in quotes.");

        Assert.Null(ContactRules.Check(fields, out var faults));
        Assert.Equal(
            ["redirect", "email", "subject", "name", "orderNumber", "message", "topic", "bad\0name", "attachments"],
            faults.Select(fault => fault.Field));
    }

    [Fact]
    public void A_field_that_could_not_be_read_has_one_fault_only()
    {
        var fields = new ContactFields();
        fields.Reject("EMAIL", "This must be a text in quotes.");
        fields.Reject("Message", "This must be a text in quotes.");

        Assert.Null(ContactRules.Check(fields, out var faults));
        Assert.Equal(["email", "message"], faults.Select(fault => fault.Field));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r")]
    [InlineData("\r\n")]
    [InlineData("\f")]
    [InlineData("\u0085")]
    [InlineData("\u2028")]
    [InlineData("\u2029")]
    [InlineData("\0\n\0")]
    public void A_line_end_inside_a_one_line_field_is_refused(string lineEnd)
    {
        Assert.All(["subject", "name", "orderNumber"], field =>
        {
            Assert.Null(ContactRules.Check(Fields.Least((field, $"a{lineEnd}Bcc: ben@shop.example")), out var faults));
            Assert.Equal([new Fault(field, "This must be one line.")], faults);
        });
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\f")]
    [InlineData("\0\r\n")]
    public void A_line_end_around_a_one_line_field_is_dropped(string lineEnd) =>
        Assert.Equal("a", ContactRules.Check(Fields.Least(("subject", $"{lineEnd}a{lineEnd}")), out _)!.Subject);

    [Theory]
    [InlineData("Returns")]
    [InlineData("return")]
    [InlineData("credit-note")]
    public void A_topic_is_one_of_the_twelve_or_none(string topic)
    {
        Assert.Null(ContactRules.Check(Fields.Least(("topic", topic)), out var faults));
        Assert.Contains("credit_note", Assert.Single(faults).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_topic_can_be_chosen() =>
        Assert.All(Topic.All, topic => Assert.Equal(topic, ContactRules.Check(Fields.Least(("topic", topic.Name)), out _)!.Chosen));

    [Fact]
    public void The_name_of_a_file_is_no_file()
    {
        Assert.Null(ContactRules.Check(Fields.Least(("attachments", "photo.jpg")), out var faults));
        Assert.Equal([new Fault("attachments", "Send files as multipart/form-data.")], faults);
        Assert.NotNull(ContactRules.Check(Fields.Least(("attachments", "")), out _));
    }

    [Fact]
    public void A_million_faults_are_answered_briefly()
    {
        var fields = Fields.Least();
        for (var i = 0; i < 1_000_000; i++)
            fields.Reject(new string('ü', 100), "This text holds half a character.");

        Assert.Null(ContactRules.Check(fields, out var faults));
        Assert.Equal(ContactRules.MostFaults, faults.Count);
        Assert.All(faults, fault => Assert.Equal(new string('ü', 32), fault.Field));
    }
}
