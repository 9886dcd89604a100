using System.Text;
using ContactRouter.Functions.Contacts;
using ContactRouter.Functions.Contacts.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace ContactRouter.Functions.Tests.Forms;

/// <summary>A provider's signature lets in what its site sent, byte for byte, and nothing else.</summary>
public sealed class SiteSignatureTests
{
    private const string Secret = "a-secret-of-the-site";
    private const string Body = """{"data":{"email":"a@site.example"}}""";

    private static readonly Dictionary<string, FormMapping> Forms = Presets.ToDictionary(preset => preset.Data, preset => Configured.Form("Preset=" + preset.Data, "Secret=" + Secret));

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero));

    public static TheoryData<string> Presets => ["netlify", "webflow", "typeform"];

    [Theory]
    [MemberData(nameof(Presets))]
    public async Task A_right_signature_proves_the_site(string preset) => Assert.True(await IsProvenAsync(preset, Body, Sign(preset)));

    [Theory]
    [MemberData(nameof(Presets))]
    public async Task Another_secret_or_body_or_none_is_refused(string preset)
    {
        Assert.False(await IsProvenAsync(preset, Body, SiteSignatures.Of(preset, "another-secret-of-it", Body, time.GetUtcNow())));
        Assert.False(await IsProvenAsync(preset, Body + " ", Sign(preset)));
        Assert.False(await IsProvenAsync(preset, "", Sign(preset)));
        Assert.False(await IsProvenAsync(preset, Body, []));
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public async Task The_signature_of_one_provider_is_nothing_to_another(string preset)
    {
        foreach (var other in Presets.Where(other => other.Data != preset))
            Assert.False(await IsProvenAsync(preset, Body, Sign(other)));
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public async Task None_of_20000_mutations_of_the_headers_is_accepted(string preset)
    {
        var random = new Random(20261123);
        var accepted = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var headers = Sign(preset);
            var n = random.Next(headers.Length);
            var value = headers[n].Value.ToCharArray();
            var place = random.Next(value.Length);
            var letter = (char)random.Next('!', '~' + 1);
            // The last letter of a text in base 64 may hold bits that stand for nothing.
            if (value[place] == letter || place >= value.Length - 2)
                continue;
            value[place] = letter;
            headers[n].Value = new string(value);
            accepted += await IsProvenAsync(preset, Body, headers) ? 1 : 0;
        }

        Assert.Equal(0, accepted);
    }

    [Theory]
    [InlineData("""{"alg":"none"}""", "netlify")]
    [InlineData("""{"alg":"HS512"}""", "netlify")]
    [InlineData("""{"alg":"hs256"}""", "netlify")]
    [InlineData("""{}""", "netlify")]
    [InlineData("""[]""", "netlify")]
    [InlineData("no json", "netlify")]
    [InlineData("""{"alg":"HS256"}""", "somebody")]
    [InlineData("""{"alg":"HS256"}""", "")]
    public async Task A_token_of_another_algorithm_or_issuer_is_refused_though_its_mac_is_right(string header, string issuer) =>
        Assert.False(await IsProvenAsync("netlify", Body, [("X-Webhook-Signature", SiteSignatures.Netlify(Secret, Body, header, issuer))]));

    [Theory]
    [InlineData("..")]
    [InlineData("a.b")]
    [InlineData("a.b.c.d")]
    [InlineData("é.é.é")]
    [InlineData("####.####.####")]
    public async Task A_text_that_is_no_token_is_refused(string token) =>
        Assert.False(await IsProvenAsync("netlify", Body, [("X-Webhook-Signature", token)]));

    [Fact]
    public async Task A_token_without_signature_is_refused()
    {
        var token = SiteSignatures.Netlify(Secret, Body, """{"alg":"none"}""");
        Assert.False(await IsProvenAsync("netlify", Body, [("X-Webhook-Signature", token[..(token.LastIndexOf('.') + 1)])]));
    }

    [Theory]
    [InlineData(300_000, true)]
    [InlineData(300_001, false)]
    [InlineData(-300_000, true)]
    [InlineData(-300_001, false)]
    public async Task Webflows_signature_is_good_for_five_minutes_either_way(int millisecondsOff, bool proven) =>
        Assert.Equal(proven, await IsProvenAsync("webflow", Body, SiteSignatures.Webflow(Secret, Body, time.GetUtcNow().ToUnixTimeMilliseconds() + millisecondsOff)));

    [Theory]
    [InlineData("")]
    [InlineData("-5")]
    [InlineData("now")]
    [InlineData("9223372036854775807")]
    public async Task A_strange_time_is_refused(string timestamp)
    {
        var headers = Sign("webflow");
        headers[0].Value = timestamp;
        Assert.False(await IsProvenAsync("webflow", Body, headers));
    }

    [Fact]
    public async Task A_form_with_a_secret_takes_nothing_unsigned_even_where_anybody_may_post()
    {
        var options = new ContactsOptions { AllowAnonymous = true, AllowedOrigins = ["https://shop.example"], ApiKeys = ["0123456789abcdef"] };
        Assert.False(await IsProvenAsync("netlify", Body, [("Origin", "https://shop.example")], options));
        Assert.True(await IsProvenAsync("netlify", Body, [("Authorization", "Bearer 0123456789abcdef")], options));
        Assert.False(await IsProvenAsync("netlify", Body, [("Authorization", "Bearer 0123456789abcdee"), .. Sign("netlify")], options));
    }

    [Fact]
    public void A_site_whose_secret_is_not_known_needs_another_way_in()
    {
        var prover = new AddressProver(new ContactsOptions(), time);
        Assert.NotNull(prover.Begin(Request(Sign("netlify")), Configured.Form("Preset=netlify")).Refusal);
    }

    private (string Name, string Value)[] Sign(string preset) => SiteSignatures.Of(preset, Secret, Body, time.GetUtcNow());

    private async Task<bool> IsProvenAsync(string preset, string body, (string Name, string Value)[] headers, ContactsOptions? options = null)
    {
        var proof = new AddressProver(options ?? new ContactsOptions(), time).Begin(Request(headers), Forms[preset]);
        if (proof.Refusal is not null)
            return false;
        var observed = proof.Observe(new MemoryStream(Encoding.UTF8.GetBytes(body)));
        await proof.ConcludeAsync(observed, TestContext.Current.CancellationToken);
        Assert.Equal(proof.IsProven, proof.Refusal is null);
        return proof.IsProven;
    }

    private static HttpRequest Request((string Name, string Value)[] headers)
    {
        var http = new DefaultHttpContext();
        foreach (var (name, value) in headers)
            http.Request.Headers[name] = value;
        return http.Request;
    }
}
