using System.Text;
using ContactRouter.Functions.Contacts.Forms;

namespace ContactRouter.Functions.Tests.Forms;

/// <summary>The providers' webhooks, by payloads of the shape that their documentation shows.</summary>
public sealed class PresetTests
{
    [Fact]
    public void Netlify_posts_its_fields_under_data()
    {
        var fields = Configured.Form("Preset=netlify").Json(Payloads.Netlify, out var id);
        Assert.Equal(("lena@garden.example", "Lena Vogt", "Two lamps of B2B40412 came broken."), (fields["email"], fields["name"], fields["message"]));
        Assert.Equal("6564a1f0c2b9d40012ab34cd", id);
        // Neither the visitor's address and browser nor what Netlify repeats outside of data.
        Assert.Equal(["company", "referrer"], Configured.ExtraOf(fields).Keys);
    }

    [Fact]
    public void Webflow_posts_its_fields_under_payload_data()
    {
        var fields = Configured.Form("Preset=webflow").Json(Payloads.Webflow, out var id);
        Assert.Equal(("omar@tools.example", "Omar", "Please send a copy of invoice 2231.", "B2B55120"), (fields["email"], fields["name"], fields["message"], fields["orderNumber"]));
        Assert.Equal("6655d0a4f1b2c3d4e5f60718", id);
        Assert.Equal("15550001111", Configured.ExtraOf(fields)["Phone Number"]);
        Assert.Equal("https://tools.example", Configured.ExtraOf(fields)["form.Website"]);
    }

    [Fact]
    public void Typeform_posts_answers_by_their_kind_and_questions_apart()
    {
        var fields = Configured.Form("Preset=typeform", "Topic=reason").Json(Payloads.Typeform, out var id);
        Assert.Equal(("mei@cafe.example", "Half of the cups in B2B77310 are missing.", "deliveries"), (fields["email"], fields["message"], fields["topic"]));
        Assert.Equal("01HTYPEFORMEVENT", id);
        var extra = Configured.ExtraOf(fields);
        Assert.Equal("Paper, Other thing", extra["What else did you order?"]);
        Assert.Equal("true", extra["May we call you?"]);
        Assert.Equal("spring", extra["campaign"]);
        // A question too long for a field's name goes by its reference.
        Assert.Equal("4", extra["rating"]);
    }

    [Theory]
    [InlineData("typeform", """{"event_type":"form_response_partial","form_response":{"answers":[]}}""")]
    [InlineData("typeform", """{"event_type":"form_response","form_response":{"answers":{}}}""")]
    [InlineData("typeform", "{}")]
    [InlineData("webflow", """{"triggerType":"site_publish","payload":{"data":{}}}""")]
    [InlineData("webflow", """{"triggerType":"form_submission","payload":{"data":[]}}""")]
    [InlineData("webflow", """{"triggerType":"form_submission"}""")]
    [InlineData("netlify", """{"data":"x"}""")]
    [InlineData("netlify", """{"email":"a@b.example","message":"x"}""")]
    public void Other_events_of_a_provider_are_no_messages(string preset, string json)
    {
        Assert.Null(Configured.Form("Preset=" + preset).Map(Encoding.UTF8.GetBytes(json), out _, out var fault));
        Assert.Contains("provider", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_strange_payload_is_read_as_far_as_it_goes()
    {
        var fields = Configured.Form("Preset=typeform").Json(
            """{"event_type":"form_response","form_response":{"token":"t1","answers":[1,null,{"type":"text"},{"type":"nothing","field":7},{"type":"email","email":"x@y.example","field":{"type":"email"}}],"definition":{"fields":[3,{}]}}}""",
            out var id);
        Assert.Equal(("x@y.example", "t1"), (fields["email"], id));
    }

    [Fact]
    public void A_setting_goes_before_what_the_preset_knows()
    {
        var fields = Configured.Form("Preset=netlify", "Message=/data/company", "Name:0=nickname", "FixedSubject=Garden shop").Json(Payloads.Netlify);
        Assert.Equal(("Vogt Gardens", "Lena Vogt", "Garden shop"), (fields["message"], fields["name"], fields["subject"]));
    }

    [Fact]
    public void A_second_address_is_not_lost()
    {
        var fields = Configured.Form("Preset=typeform").Json(
            """{"event_type":"form_response","form_response":{"answers":[{"type":"email","email":"a@y.example","field":{"type":"email","ref":"mine"}},{"type":"email","email":"b@y.example","field":{"type":"email","ref":"boss"}},{"type":"text","text":"x","field":{"type":"long_text","ref":"q"}}]}}""");
        Assert.Equal("a@y.example", fields["email"]);
        Assert.Equal("b@y.example", Configured.ExtraOf(fields)["boss"]);
    }

    [Fact]
    public void Every_preset_has_places_for_every_field() =>
        Assert.All(FormPreset.All.Values, preset => Assert.All(FieldNames.Mapped, field => Assert.NotEmpty(preset.SourcesOf(field))));
}
