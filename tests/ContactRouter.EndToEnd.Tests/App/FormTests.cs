using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Storage.Blobs.Models;

namespace ContactRouter.EndToEnd.Tests.App;

/// <summary>Forms with field names of their own, over the wire.</summary>
public sealed class FormTests(GuardedApp guarded)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_name_that_is_not_configured_is_no_form()
    {
        foreach (var path in new[] { "/api/contacts/unknown", "/api/contacts/..%2Fgarden", "/api/contacts/garden%20", "/api/contacts/Preset" })
        {
            using var response = await guarded.PostJsonAsync(path, "{}", ("Authorization", "Bearer " + GuardedApp.Key));
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
    }

    [Fact]
    public async Task A_message_of_a_site_reaches_the_desk_with_its_form_and_the_rest_of_its_fields()
    {
        var data = await EventOfAsync("garden", Netlify("lena@garden.example", "m1"), Signed(Netlify("lena@garden.example", "m1")));
        Assert.Equal(("garden", "lena@garden.example", "B2B40412"), ((string?)data["form"], (string?)data["sender"]!["address"], (string?)data["orderNumbers"]![0]));
        Assert.Equal("""{"company":"Vogt Gardens"}""", data["extra"]!.ToJsonString());
    }

    [Fact]
    public async Task A_right_signature_proves_the_site_and_not_the_address()
    {
        var body = Netlify("visitor@garden.example", "m2");
        var data = await EventOfAsync("garden", body, Signed(body));
        Assert.False((bool)data["sender"]!["verified"]!);
        Assert.Contains("unverified", data["checks"]!.AsArray().Select(check => (string?)check!["code"]));
        var byKey = Netlify("visitor@garden.example", "m3");
        Assert.False((bool)(await EventOfAsync("garden", byKey, ("Authorization", "Bearer " + GuardedApp.Key)))["sender"]!["verified"]!);
    }

    [Fact]
    public async Task The_address_counts_as_proven_only_where_the_site_vouches_for_it_and_proves_itself()
    {
        const string body = """{"triggerType":"form_submission","payload":{"data":{"email":"omar@tools.example","message":"Where is B2B55120?"},"id":"w1"}}""";
        var data = await EventOfAsync("tools", body, ("Authorization", "Bearer " + GuardedApp.Key));
        Assert.True((bool)data["sender"]!["verified"]!);
        using var unsigned = await guarded.PostJsonAsync("/api/contacts/tools", body, ("Origin", GuardedApp.Origin));
        await unsigned.ProblemAsync(HttpStatusCode.Unauthorized, "unproven-sender");
    }

    [Fact]
    public async Task A_wrong_signature_is_refused_and_has_no_effect()
    {
        var body = Netlify("forged@garden.example", "m4");
        foreach (var headers in new (string, string)[][]
        {
            [],
            [("Origin", GuardedApp.Origin)],
            Signed(body, "another-secret-of-it"),
            Signed(Netlify("other@garden.example", "m4")),
            [("X-Webhook-Signature", "x.y.z")],
            [.. Signed(body), ("Authorization", "Bearer wrong-key-of-the-back-end")],
        })
        {
            using var response = await guarded.PostJsonAsync("/api/contacts/garden", body, headers);
            await response.ProblemAsync(HttpStatusCode.Unauthorized, "unproven-sender");
        }

        var app = await guarded.GetAsync();
        await foreach (var row in app.Table("contacts").QueryAsync<Azure.Data.Tables.TableEntity>("Sender eq 'forged@garden.example'", cancellationToken: Stop))
            Assert.Fail(row.RowKey);
    }

    [Fact]
    public async Task The_same_webhook_again_is_one_message_wherever_it_comes_from_and_whatever_its_headers_say()
    {
        var body = Netlify("again@garden.example", "m5");
        var first = await (await guarded.PostJsonAsync("/api/contacts/garden", body, Signed(body))).AcceptedAsync();
        // Whoever caught a signed message on its way cannot make a second one of it.
        foreach (var extra in new (string, string)[][] { [], [("Idempotency-Key", "\"another\"")], [("webhook-id", "another")] })
        {
            var again = await (await guarded.PostJsonAsync("/api/contacts/garden", body, [.. Signed(body), .. extra])).AcceptedAsync();
            Assert.Equal((string?)first["contactId"], (string?)again["contactId"]);
        }

        var next = Netlify("again@garden.example", "m6");
        var other = await (await guarded.PostJsonAsync("/api/contacts/garden", next, Signed(next))).AcceptedAsync();
        Assert.NotEqual((string?)first["contactId"], (string?)other["contactId"]);
    }

    [Fact]
    public async Task A_site_may_post_for_more_writers_than_one_network_may()
    {
        var address = guarded.NewAddress();
        for (var i = 0; i <= GuardedApp.NetworkLimit; i++)
        {
            var body = Netlify($"writer{i}@garden.example", $"many{i}");
            using var response = await guarded.PostJsonAsync("/api/contacts/garden", body, [.. Signed(body), ("X-Forwarded-For", address)]);
            await response.AcceptedAsync();
        }
    }

    [Fact]
    public async Task Another_event_of_the_provider_is_refused()
    {
        const string body = """{"event_type":"form_response_partial","form_response":{"answers":[]}}""";
        var signature = "sha256=" + Convert.ToBase64String(Hmac(GuardedApp.SiteSecret, body));
        using var response = await guarded.PostJsonAsync("/api/contacts/cafe", body, ("Typeform-Signature", signature));
        await response.ProblemAsync(HttpStatusCode.BadRequest, "invalid-json");
    }

    [Fact]
    public async Task A_form_of_any_make_is_posted_with_files_and_no_blob_is_named_after_the_wrong_address()
    {
        // A JPEG, as far as its first bytes tell.
        byte[] file = [0xFF, 0xD8, 0xFF, 0xE0, .. RandomNumberGenerator.GetBytes(4000)];
        using var content = new MultipartFormDataContent
        {
            { new StringContent("victim@claims.example"), "email" },
            { new ByteArrayContent(file), "photo", "cup.jpg" },
            { new StringContent("ann@claims.example"), "customer" },
            { new StringContent("The cup of B2B70001 is broken."), "What happened" },
        };
        using var response = await guarded.PostAsync("/api/contacts/claims", content, ("Origin", GuardedApp.Origin));
        var data = (await (await guarded.GetAsync()).EventOfAsync(await response.AcceptedAsync()))["data"]!;
        Assert.Equal(("ann@claims.example", "A claim", "claims"), ((string?)data["sender"]!["address"], (string?)data["subject"], (string?)data["form"]));
        Assert.Equal("victim@claims.example", (string?)data["extra"]!["form.email"]);
        var blob = (string)data["attachments"]![0]!["blob"]!;
        Assert.StartsWith(((string)data["contactId"]!)[..32] + "/", blob, StringComparison.Ordinal);
        BlobDownloadResult stored = await (await guarded.GetAsync()).Blobs.GetBlobClient(blob).DownloadContentAsync(Stop);
        Assert.Equal(file, stored.Content.ToArray());
    }

    [Fact]
    public async Task A_pointer_reads_the_JSON_of_any_back_end()
    {
        var data = await EventOfAsync(
            "claims", """{"customer":"bob@claims.example","claim":{"text":"Where is B2B70002?","priority":2}}""", ("Authorization", "Bearer " + GuardedApp.Key));
        Assert.Equal(("Where is B2B70002?", "2"), ((string?)data["text"], (string?)data["extra"]!["claim.priority"]));
    }

    private async Task<JsonNode> EventOfAsync(string form, string body, params (string Name, string Value)[] headers)
    {
        using var response = await guarded.PostJsonAsync("/api/contacts/" + form, body, headers);
        return (await (await guarded.GetAsync()).EventOfAsync(await response.AcceptedAsync()))["data"]!;
    }

    private static string Netlify(string email, string id) =>
        $$"""{"form_name":"contact","data":{"email":"{{email}}","name":"Lena","message":"Two lamps of B2B40412 came broken. {{id}}","company":"Vogt Gardens","ip":"203.0.113.40"},"id":"{{id}}"}""";

    private static (string, string)[] Signed(string body, string secret = GuardedApp.SiteSecret)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)));
        var signed = $"{Url("""{"alg":"HS256"}"""u8)}.{Url(Encoding.UTF8.GetBytes($$"""{"iss":"netlify","sha256":"{{hash}}"}"""))}";
        return [("X-Webhook-Signature", $"{signed}.{Url(Hmac(secret, signed))}")];
    }

    private static byte[] Hmac(string secret, string text) => HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text));

    private static string Url(ReadOnlySpan<byte> bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}
