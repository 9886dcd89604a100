using ContactRouter.Intake;

namespace ContactRouter.Tests.Intake;

public sealed class ContactIdTests
{
    private static readonly string Anna = Samples.Sender("anna@shop.example").Value;

    [Fact]
    public void An_id_is_the_sender_then_20_digits_of_time_and_chance() =>
        Assert.Matches($"^{Anna}-[0-9a-hjkmnp-tv-z]{{20}}$", ContactId.New(Samples.Sender("anna@shop.example"), Samples.Monday).Value);

    [Fact]
    public void The_time_stands_in_milliseconds_since_1970()
    {
        var id = ContactId.New(Samples.Sender("anna@shop.example"), DateTimeOffset.FromUnixTimeMilliseconds((5 * 32 * 32) + (31 * 32) + 10));

        Assert.Equal("00000005za", id.Value.Substring(33, 10));
    }

    [Fact]
    public void An_id_is_read_back_from_its_text()
    {
        var id = ContactId.New(Samples.Sender("anna@shop.example"), Samples.Monday);

        Assert.True(ContactId.TryParse(id.ToString(), out var read));
        Assert.Equal(id, read);
        Assert.Equal(Samples.Sender("anna@shop.example"), read.Sender);
    }

    [Fact]
    public void Ids_of_the_same_millisecond_differ() =>
        Assert.Equal(1000, Enumerable.Range(0, 1000).Select(_ => ContactId.New(Samples.Sender("anna@shop.example"), Samples.Monday)).Distinct().Count());

    [Fact]
    public void A_senders_ids_sort_by_time()
    {
        // From days to milliseconds apart, over the roll of each digit.
        string[] ids =
        [
            .. Enumerable.Range(0, 40).Select(i => Samples.Monday.AddMilliseconds(1L << i)).Select(time => ContactId.New(Samples.Sender("anna@shop.example"), time).Value),
        ];

        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
    }

    [Fact]
    public void A_named_message_gets_the_same_id_each_time()
    {
        var id = Of("queue/1");

        Assert.Equal(id, Of("queue/1"));
        Assert.NotEqual(id, Of("queue/2"));
        Assert.NotEqual(id, ContactId.Of(id.Sender, Samples.Monday.AddMilliseconds(1), "queue/1"u8));
        Assert.NotEqual(id, ContactId.Of(Samples.Sender("ben@shop.example"), Samples.Monday, "queue/1"u8));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("f2ce35cb8eab248cb1dce9482d400574")]
    [InlineData("f2ce35cb8eab248cb1dce9482d400574-0000000000000000000")]
    [InlineData("f2ce35cb8eab248cb1dce9482d400574-000000000000000000000")]
    [InlineData("f2ce35cb8eab248cb1dce9482d400574_00000000000000000000")]
    [InlineData("f2ce35cb8eab248cb1dce9482d400574-0000000000000000000A")]
    [InlineData("f2ce35cb8eab248cb1dce9482d400574-0000000000000000000l")]
    [InlineData("f2ce35cb8eab248cb1dce9482d400574-000000000000000000|m")]
    [InlineData("F2ce35cb8eab248cb1dce9482d400574-00000000000000000000")]
    public void What_is_no_id_is_not_read(string? text) => Assert.False(ContactId.TryParse(text, out _));

    private static ContactId Of(string name) => Samples.Contact(name: name);
}
