using System.Text;
using ContactRouter.Intake;

namespace ContactRouter.Functions.Tests.Forms;

/// <summary>Fields of any name find their way to ours, and what is left travels along.</summary>
public sealed class MappingTests
{
    [Fact]
    public void Fields_are_found_by_pointer_and_by_name()
    {
        var form = Configured.Form("Email=/contact/mail", "Message=text", "OrderNumber=/refs/1/no", "Name=who");
        var fields = form.Json("""{"contact":{"mail":"ann@map.example"},"text":"Where is it?","refs":[{"no":"A"},{"no":"B2B12345"}],"Who":"Ann"}""");
        Assert.Equal(("ann@map.example", "Where is it?", "B2B12345", "Ann"), (fields["email"], fields["message"], fields["orderNumber"], fields["name"]));
        Assert.Equal("""refs.0.no=A""", Text(Configured.ExtraOf(fields)));
    }

    [Fact]
    public void The_first_place_that_holds_something_counts()
    {
        var form = Configured.Form("Email:0=/a", "Email:1=b", "Email:2=c", "Message=text");
        Assert.Equal("b@map.example", form.Json("""{"a":"  ","b":"b@map.example","c":"c@map.example","text":"x"}""")["email"]);
        Assert.Equal("c@map.example", form.Json("""{"a":null,"c":"c@map.example","text":"x"}""")["email"]);
        Assert.Equal("", form.Json("""{"text":"x"}""")["email"]);
    }

    [Theory]
    [InlineData("order-number")]
    [InlineData("Order_Number")]
    [InlineData("ORDER NUMBER")]
    [InlineData("orderNumber")]
    public void A_name_counts_by_its_letters_and_digits(string posted)
    {
        var form = Configured.Form("Email=mail", "Message=text", "OrderNumber=Order number");
        Assert.Equal("B2B12345", form.Posted("mail=a@map.example", "text=x", posted + "=B2B12345")["orderNumber"]);
    }

    [Fact]
    public void A_list_becomes_one_text_and_numbers_and_switches_are_texts()
    {
        var form = Configured.Form("Email=mail", "Message=text");
        var fields = form.Json("""{"mail":"a@map.example","text":["one","two"],"n":1.50,"yes":true,"nothing":null,"items":[1,2]}""");
        Assert.Equal("one, two", fields["message"]);
        Assert.Equal("items=1, 2; n=1.50; yes=true", Text(Configured.ExtraOf(fields)));
        Assert.Equal("colour=red, blue", Text(Configured.ExtraOf(form.Posted("mail=a@map.example", "text=x", "colour=red", "colour=blue"))));
    }

    [Fact]
    public void An_address_that_is_posted_twice_is_none_so_that_no_other_can_be_slipped_in()
    {
        var fields = Configured.Form("Email=mail", "Message=text").Posted("mail=a@map.example", "MAIL=b@map.example", "text=x");
        Assert.Null(ContactRules.Check(fields, out var faults));
        Assert.Equal("email", Assert.Single(faults).Field);
    }

    [Fact]
    public void A_field_that_only_bears_our_name_is_not_taken_for_ours()
    {
        var form = Configured.Form("Email=customer", "Message=text");
        var fields = form.Posted("customer=a@map.example", "email=b@map.example", "topic=stock", "attachments=x.jpg", "text=x");
        Assert.Equal("a@map.example", fields["email"]);
        Assert.Equal("", fields["topic"]);
        Assert.Equal("form.attachments=x.jpg; form.email=b@map.example; form.topic=stock", Text(Configured.ExtraOf(fields)));
    }

    [Fact]
    public void The_fixed_subject_serves_where_the_form_brings_none()
    {
        var form = Configured.Form("Email=mail", "Message=text", "Subject=about", "FixedSubject=From the shop's page");
        Assert.Equal("From the shop's page", form.Posted("mail=a@map.example", "text=x")["subject"]);
        Assert.Equal("Refund", form.Posted("mail=a@map.example", "text=x", "about=Refund")["subject"]);
    }

    [Theory]
    [InlineData("Order status", "order_status")]
    [InlineData("DAMAGED-PRODUCTS", "damaged_products")]
    [InlineData("returns ", "returns")]
    public void A_topic_is_known_however_it_is_written(string posted, string topic) =>
        Assert.Equal(topic, Configured.Form("Email=mail", "Message=text", "Topic=about").Posted("mail=a@map.example", "text=x", "about=" + posted)["topic"]);

    [Fact]
    public void What_our_rules_would_refuse_travels_along_or_is_cut_instead_of_failing_the_message()
    {
        var form = Configured.Form("Email=mail", "Message=text", "Topic=about", "OrderNumber=order", "Subject=title", "Name=who");
        var fields = form.Posted(
            "mail=a@map.example", "text=x", "about=Weather", "order=" + new string('9', 101), "title=one\r\nBcc: b@map.example\n" + new string('s', 600), "who=" + new string('n', 300));
        var request = ContactRules.Check(fields, out var faults);
        Assert.Empty(faults);
        Assert.StartsWith("one Bcc: b@map.example sss", request!.Subject, StringComparison.Ordinal);
        Assert.Equal((500, 200), (request.Subject.Length, request.SenderName.Length));
        Assert.Equal(["about", "order"], request.Extra.Keys);
    }

    [Fact]
    public void Of_the_rest_as_much_travels_along_as_fits()
    {
        var form = Configured.Form("Email=mail", "Message=text");
        var posted = Enumerable.Range(0, 80).Select(i => $"field{i}={i}");
        Assert.Equal(50, Configured.ExtraOf(form.Posted(["mail=a@map.example", "text=x", .. posted])).Count);
        var extra = Configured.ExtraOf(form.Posted(
            "mail=a@map.example", "text=x", "long=" + new string('l', 1_995), "longer=" + new string('l', 1_990), "short=1", new string('n', 65) + "=1", "a\nb=1", "=1"));
        Assert.Equal(["long"], extra.Keys);
        Assert.Equal(["short"], Configured.ExtraOf(form.Posted("mail=a@map.example", "text=x", "long=" + new string('l', 3_000), "short=1")).Keys);
    }

    [Fact]
    public void Fields_for_the_post_keep_their_names_and_need_no_room()
    {
        var form = Configured.Form("Email=mail", "Message=text");
        var fields = form.Posted("long=" + new string('l', 1_996), "mail=a@map.example", "text=x", "Website=http://spam.example", "startedAt=1", "redirect=https://shop.example/thanks");
        Assert.Equal(("http://spam.example", "1", "https://shop.example/thanks"), (fields.Take("website"), fields.Take("startedAt"), fields["redirect"]));
        Assert.Equal(["long"], Configured.ExtraOf(fields).Keys);
    }

    [Fact]
    public void A_form_can_map_a_field_that_is_a_trap_elsewhere() =>
        Assert.Equal("Ann's shop", Configured.Form("Email=mail", "Message=text", "Name=website").Posted("mail=a@map.example", "text=x", "website=Ann's shop")["name"]);

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"a\":")]
    [InlineData("{\"a\":1,\"a\":2}")]
    [InlineData("{\"text\":\"\\ud83d\"}")]
    [InlineData("{\"\\ud83d\":1}")]
    public void Bad_JSON_is_a_fault(string json)
    {
        Assert.Null(Configured.Form("Email=mail", "Message=text").Map(Encoding.UTF8.GetBytes(json), out _, out var fault));
        Assert.NotEmpty(fault!);
    }

    [Fact]
    public void A_million_values_are_read_and_left_out()
    {
        var json = $$"""{"mail":"a@map.example","text":"x","many":[{{string.Join(',', Enumerable.Repeat("{\"a\":1}", 500_000))}}]}""";
        Assert.InRange(Configured.ExtraOf(Configured.Form("Email=mail", "Message=text").Json(json)).Count, 1, 50);
    }

    private static string Text(IReadOnlyDictionary<string, string> extra) => string.Join("; ", extra.Select(field => $"{field.Key}={field.Value}"));
}
