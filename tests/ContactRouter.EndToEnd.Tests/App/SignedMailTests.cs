using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ContactRouter.EndToEnd.Tests.Host;

namespace ContactRouter.EndToEnd.Tests.App;

/// <summary>The mail door as it stands on the Internet: only what the provider signed comes in.</summary>
public sealed class SignedMailTests(SharedAzurite azurite) : IDisposable
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => key.Dispose();

    [Fact]
    public async Task Only_what_the_provider_signed_comes_in()
    {
        await using var handler = await StartAsync();
        using var taken = await PostAsync(handler, await BodyAsync("signed@mail.example"), now: 0);
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        foreach (var refused in new[]
        {
            await PostAsync(handler, await BodyAsync("old@mail.example"), now: -4 * 86_400),
            await PostAsync(handler, await BodyAsync("changed@mail.example"), now: 0, change: body => [.. body, (byte)'\n']),
            await PostAsync(handler, await BodyAsync("unsigned@mail.example"), now: 0, isSigned: false),
        })
        {
            using (refused)
                await refused.ProblemAsync(HttpStatusCode.Unauthorized, "wrong-signature");
        }
    }

    [Fact]
    public async Task What_is_signed_and_cannot_be_read_is_kept()
    {
        await using var handler = await StartAsync();
        using var taken = await PostAsync(handler, ("multipart/form-data; boundary=b", [0xFF, 0xFE, .. "no form"u8]), now: 0);
        Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        Assert.Equal("unreadable", (string?)JsonNode.Parse(await taken.Content.ReadAsStringAsync(Stop))!["reason"]);
    }

    [Fact]
    public async Task What_is_too_large_is_kept()
    {
        await using var handler = await StartAsync();
        using var taken = await PostAsync(handler, await BodyAsync("large@mail.example", new string('x', 200_000)), now: 0);
        Assert.Equal("oversize", (string?)JsonNode.Parse(await taken.Content.ReadAsStringAsync(Stop))!["reason"]);
    }

    [Fact]
    public async Task Without_a_key_no_mail_comes_in_and_the_provider_tries_again()
    {
        await using var handler = await HandlerProcess.Start(await azurite.ConnectionStringAsync()).AnswersAsync();
        using var refused = await PostAsync(handler, await BodyAsync("early@mail.example"), now: 0);
        await refused.ProblemAsync(HttpStatusCode.ServiceUnavailable, "mail-not-configured");
    }

    private async Task<HandlerProcess> StartAsync() => await HandlerProcess.Start(
        await azurite.ConnectionStringAsync(),
        new Dictionary<string, string?>
        {
            ["Mail__Domain"] = "shop.example",
            ["Mail__SigningKeys__0"] = Convert.ToBase64String(key.ExportSubjectPublicKeyInfo()),
            ["Mail__MaxBytes"] = "100000",
        }).AnswersAsync();

    private static async Task<(string Type, byte[] Body)> BodyAsync(string from, string text = "Where is my order?")
    {
        using var form = new Mail(from, "Signed", text).Form();
        return (form.Headers.ContentType!.ToString(), await form.ReadAsByteArrayAsync(Stop));
    }

    /// <param name="now">Seconds from now at which it was signed.</param>
    private async Task<HttpResponseMessage> PostAsync(
        HandlerProcess handler, (string Type, byte[] Body) mail, int now, bool isSigned = true, Func<byte[], byte[]>? change = null)
    {
        var timestamp = (TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() + now).ToString(CultureInfo.InvariantCulture);
        var signature = key.SignData([.. Encoding.ASCII.GetBytes(timestamp), .. mail.Body], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/mail/inbound") { Content = new ByteArrayContent(change is null ? mail.Body : change(mail.Body)) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", mail.Type);
        if (isSigned)
        {
            request.Headers.Add("X-Twilio-Email-Event-Webhook-Timestamp", timestamp);
            request.Headers.Add("X-Twilio-Email-Event-Webhook-Signature", Convert.ToBase64String(signature));
        }

        return await handler.Client.SendAsync(request, Stop);
    }
}
