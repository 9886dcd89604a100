using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using ContactRouter.LocalHost.Azurite;

namespace ContactRouter.EndToEnd.Tests.App;

/// <summary>Mails of many megabytes: nothing of them is kept before their signature is right, nothing is lost, and they are never held whole.</summary>
public sealed class LongMailTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int MiB = 1024 * 1024;
    private const int MostMemory = 400 * MiB;

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private AzuriteServer? azurite;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private BlobContainerClient Blobs => new(azurite!.ConnectionString, "contacts");

    public async ValueTask InitializeAsync() => azurite = await AzuriteServer.StartAsync(stop: Stop);

    public async ValueTask DisposeAsync()
    {
        key.Dispose();
        await azurite!.DisposeAsync();
    }

    [Fact]
    public async Task A_long_mail_with_a_wrong_signature_leaves_nothing_behind()
    {
        await using var handler = await StartAsync();
        using var refused = await PostAsync(handler, await BodyAsync(MailWith(0, Photo(12 * MiB))), isRight: false);
        await refused.ProblemAsync(HttpStatusCode.Unauthorized, "wrong-signature");
        Assert.Equal(0, await Blobs.GetBlobsAsync(new GetBlobsOptions { States = BlobStates.All }, Stop).CountAsync(Stop));
    }

    [Fact]
    public async Task A_long_mail_is_one_blob_that_its_message_names_and_the_same_again_leaves_none()
    {
        await using var handler = await StartAsync();
        var photo = Photo(10 * MiB);
        var mail = await BodyAsync(MailWith(0, photo));
        using var first = await PostAsync(handler, mail);
        using var again = await PostAsync(handler, mail);
        Assert.Equal(("accepted", "repeat"), (await OutcomeAsync(first), await OutcomeAsync(again)));

        var row = await new TableClient(azurite!.ConnectionString, "contacts").QueryAsync<TableEntity>("MailBlob ne ''", cancellationToken: Stop).SingleAsync(Stop);
        var blobs = await Blobs.GetBlobsAsync(new GetBlobsOptions { Traits = BlobTraits.Metadata, States = BlobStates.All }, Stop).ToListAsync(Stop);
        Assert.Equal(2, blobs.Count);
        var whole = blobs.Single(blob => blob.Name == row.GetString("MailBlob"));
        Assert.StartsWith("incoming/", whole.Name, StringComparison.Ordinal);
        Assert.Equal(row.RowKey.Split('|')[^1], whole.Metadata["contact"]);
        Assert.Equal(mail.Body.Length, whole.Properties.ContentLength);
        var file = blobs.Single(blob => blob != whole);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(photo)), file.Metadata["sha256"]);
    }

    [Fact]
    public async Task A_long_mail_that_is_set_aside_is_kept_once_and_released_whole()
    {
        await using var handler = await StartAsync(("Mail__MaxBytes", $"{8 * MiB}"));
        using var aside = await PostAsync(handler, await BodyAsync(MailWith(0, Photo(9 * MiB))));
        Assert.Equal("set-aside", await OutcomeAsync(aside));
        var kept = Assert.Single(await Blobs.GetBlobsAsync(new GetBlobsOptions { Traits = BlobTraits.Metadata, States = BlobStates.All }, Stop).ToListAsync(Stop));

        var listed = JsonNode.Parse(await handler.Client.GetStringAsync("/api/ops/quarantine", Stop))!["items"]!.AsArray().Single()!;
        Assert.Equal(((string?)listed["id"], kept.Properties.ContentLength), (kept.Metadata["quarantine"], (long)listed["size"]!));
        using var released = await handler.Client.PostAsync($"/api/ops/quarantine/{listed["id"]}/release", content: null, Stop);
        Assert.Equal(HttpStatusCode.OK, released.StatusCode);
        var contact = (string)JsonNode.Parse(await released.Content.ReadAsStringAsync(Stop))!["contactId"]!;
        Assert.True(await Blobs.GetBlobClient($"{contact.Split('-')[0]}/{contact}/1").ExistsAsync(Stop));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Eight_of_thirty_megabytes_at_once_stay_below_what_an_instance_has(bool isWrapped)
    {
        await using var handler = await StartAsync();
        // Twenty megabytes of file are twenty-eight of mail.
        var photo = Photo(20 * MiB);
        var file = isWrapped ? Winmail.Of("photo.jpg", photo) : photo;
        var bodies = new List<(string Type, byte[] Body)>();
        for (var n = 0; n < 8; n++)
            bodies.Add(await BodyAsync(MailWith(n, file, isWrapped)));

        var answers = await Task.WhenAll(bodies.Select(body => PostAsync(handler, body)));

        foreach (var answer in answers)
        {
            using (answer)
                Assert.Equal("accepted", await OutcomeAsync(answer));
        }

        output.WriteLine(FormattableString.Invariant($"8 mails of {bodies[0].Body.Length:N0} bytes at once, wrapped: {isWrapped}: {handler.PeakMemory / MiB} MiB at most"));
        Assert.True(handler.PeakMemory < MostMemory, $"{handler.PeakMemory:N0} bytes");
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(photo));
        var files = await Blobs.GetBlobsAsync(new GetBlobsOptions { Traits = BlobTraits.Metadata }, Stop)
            .Where(blob => blob.Metadata.TryGetValue("sha256", out var hash) && hash == sha256).CountAsync(Stop);
        Assert.Equal(8, files);
    }

    private static byte[] Photo(int bytes)
    {
        var photo = new byte[bytes];
        new Random(1).NextBytes(photo);
        new byte[] { 0xFF, 0xD8, 0xFF, 0xE0 }.CopyTo(photo, 0);
        return photo;
    }

    private static Mail MailWith(int n, byte[] file, bool isWrapped = false)
    {
        var address = $"long{n}@mail.example";
        var head = $"From: {address}\r\nTo: cs@shop.example\r\nSubject: B2B5000{n}\r\nMessage-ID: <long-{n}@mail.example>\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
            + $"--b\r\nContent-Type: text/plain\r\n\r\nThe mug of B2B5000{n} is broken.\r\n--b\r\nContent-Type: {(isWrapped ? "application/ms-tnef; name=winmail.dat" : "image/jpeg; name=photo.jpg")}\r\n"
            + "Content-Transfer-Encoding: base64\r\n\r\n";
        return new Mail(address, "", "") { Whole = Encoding.ASCII.GetBytes(head + Convert.ToBase64String(file, Base64FormattingOptions.InsertLineBreaks) + "\r\n--b--\r\n") };
    }

    private async Task<HandlerProcess> StartAsync(params (string Name, string Value)[] settings) => await HandlerProcess.Start(
        azurite!.ConnectionString,
        new Dictionary<string, string?>
        {
            ["Mail__Domain"] = "shop.example",
            ["Mailboxes__Desks__0__Address"] = "cs@shop.example",
            ["Mailboxes__Desks__0__Desk"] = "cs",
            ["Mail__SigningKeys__0"] = Convert.ToBase64String(key.ExportSubjectPublicKeyInfo()),
        }.Concat(settings.ToDictionary(setting => setting.Name, setting => (string?)setting.Value)).ToDictionary()).AnswersAsync();

    private static async Task<(string Type, byte[] Body)> BodyAsync(Mail mail)
    {
        using var form = mail.Form();
        return (form.Headers.ContentType!.ToString(), await form.ReadAsByteArrayAsync(Stop));
    }

    private async Task<HttpResponseMessage> PostAsync(HandlerProcess handler, (string Type, byte[] Body) mail, bool isRight = true)
    {
        var timestamp = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.ASCII.GetBytes(timestamp + (isRight ? "" : "0")));
        hash.AppendData(mail.Body);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/mail/inbound") { Content = new ByteArrayContent(mail.Body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", mail.Type);
        request.Headers.Add("X-Twilio-Email-Event-Webhook-Timestamp", timestamp);
        request.Headers.Add("X-Twilio-Email-Event-Webhook-Signature", Convert.ToBase64String(key.SignHash(hash.GetHashAndReset(), DSASignatureFormat.Rfc3279DerSequence)));
        return await handler.Client.SendAsync(request, Stop);
    }

    private static async Task<string?> OutcomeAsync(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStringAsync(Stop);
        return response.IsSuccessStatusCode ? (string?)JsonNode.Parse(body)!["outcome"] : body;
    }
}
