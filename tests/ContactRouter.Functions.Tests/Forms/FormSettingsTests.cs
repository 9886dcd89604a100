using ContactRouter.Functions.Contacts.Forms;

namespace ContactRouter.Functions.Tests.Forms;

/// <summary>Wrong settings of a form are named, and a secret's value never shown.</summary>
public sealed class FormSettingsTests
{
    [Theory]
    [InlineData("Email", "Message=text")]
    [InlineData("Message", "Email=mail")]
    [InlineData("Email", "Email=", "Message=text")]
    [InlineData("Email", "Email=/a~2", "Message=text")]
    [InlineData("Email:1", "Email:0=mail", "Email:1=/~", "Message=text")]
    [InlineData("Email", "Email=- -", "Message=text")]
    [InlineData("Topic", "Email=mail", "Message=text", "Topic=/x~")]
    [InlineData("Preset", "Preset=wufoo")]
    [InlineData("Secret", "Preset=netlify", "Secret=too-short")]
    [InlineData("Secret", "Email=mail", "Message=text", "Secret=long-enough-for-a-secret")]
    [InlineData("AddressVerified", "Preset=netlify", "AddressVerified=perhaps")]
    [InlineData("FixedSubject", "Preset=netlify", "FixedSubject=a\nBcc: b")]
    [InlineData("Emial", "Preset=netlify", "Emial=mail")]
    public void A_wrong_setting_is_named(string named, params string[] settings)
    {
        Configured.Read(out var faults, settings);
        var fault = Assert.Single(faults);
        Assert.StartsWith("Forms:contact:" + named, fault, StringComparison.Ordinal);
        Assert.DoesNotContain("too-short", fault, StringComparison.Ordinal);
        Assert.DoesNotContain("long-enough", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a_b")]
    [InlineData("-a")]
    [InlineData("a/b")]
    [InlineData("a..b")]
    [InlineData("a1234567890123456789012345678901234567890")]
    public void A_name_must_fit_into_an_address(string name)
    {
        Configured.ReadAll(new Dictionary<string, string?> { [$"Forms:{name}:Preset"] = "netlify" }, out var faults);
        Assert.StartsWith($"Forms:{name}:", Assert.Single(faults), StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_of_all_forms_are_named_at_once()
    {
        Configured.ReadAll(new Dictionary<string, string?> { ["Forms:a:Preset"] = "x", ["Forms:b:Email"] = "/~", ["Forms:b:Message"] = "text" }, out var faults);
        Assert.Equal(2, faults.Count);
    }

    [Fact]
    public void A_form_is_found_by_its_name_in_any_case_and_no_other()
    {
        var forms = Configured.Read(out _, "Preset=NETLIFY");
        Assert.IsType<NetlifyPreset>(forms.Find("Contact")!.Preset);
        Assert.Null(forms.Find("contacts"));
        Assert.Null(forms.Find(""));
    }

    [Fact]
    public void A_site_does_not_vouch_for_addresses_unless_it_is_said()
    {
        Assert.False(Configured.Form("Preset=netlify", "Secret=0123456789abcdef").AddressVerified);
        Assert.True(Configured.Form("Preset=netlify", "AddressVerified=true").AddressVerified);
    }
}
