using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Storage.Blobs.Models;

namespace ContactRouter.EndToEnd.Tests.App;

/// <summary>The form's door over the wire: kinds of content, faults, proof, answers.</summary>
public sealed class ContactsTests(SharedApp shared)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_is_accepted_and_its_status_is_told_to_the_holder_of_the_token_only()
    {
        var app = await shared.GetAsync();
        var answer = await app.AcceptAsync(Json("""{"email":"Ann@Status.example","subject":"Invoice of B2B10001","message":"The VAT number on my invoice is wrong."}"""));
        Assert.Equal(["contactId", "caseNumber", "cases", "topic", "desk", "advice", "statusUrl"], answer.Select(field => field.Key));
        var status = await GetJsonAsync(app, (string)answer["statusUrl"]!);
        Assert.Equal("routed", (string?)status["status"]);
        Assert.Equal((string?)answer["caseNumber"], (string?)status["caseNumber"]);
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", (string?)status["dueAt"]);

        var wrong = ((string)answer["statusUrl"]!)[..^1] + "g";
        using var refused = await app.Client.GetAsync(wrong, Stop);
        await AssertProblemAsync(refused, HttpStatusCode.Unauthorized, "wrong-token");
        using var without = await app.Client.GetAsync($"/api/contacts/{answer["contactId"]}", Stop);
        await AssertProblemAsync(without, HttpStatusCode.Unauthorized, "wrong-token");
    }

    [Fact]
    public async Task All_faults_are_told_at_once_under_their_json_names()
    {
        var app = await shared.GetAsync();
        using var response = await app.PostJsonAsync("""{"email":"a@b.example, c@d.example","topic":"weather","subject":"a\nBcc: x@y.example","message":" ","name":7}""");
        var problem = await AssertProblemAsync(response, HttpStatusCode.BadRequest, "invalid-message");
        Assert.Equal(["email", "message", "name", "subject", "topic"], problem["errors"]!.AsObject().Select(field => field.Key).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("", "application/json", HttpStatusCode.BadRequest, "empty-body")]
    [InlineData("{\"email\":\"a@b.exa", "application/json", HttpStatusCode.BadRequest, "invalid-json")]
    [InlineData("[1]", "application/json", HttpStatusCode.BadRequest, "invalid-json")]
    [InlineData("{\"email\":\"a@b.example\",\"email\":\"c@d.example\",\"message\":\"x\"}", "application/json", HttpStatusCode.BadRequest, "invalid-json")]
    [InlineData("{\"email\":\"a@b.example\",\"message\":\"\\ud83d\"}", "application/json", HttpStatusCode.BadRequest, "invalid-message")]
    [InlineData("{\"email\":\"a\\u0000@b.example\",\"message\":\"x\"}", "application/json", HttpStatusCode.BadRequest, "invalid-message")]
    [InlineData("<xml/>", "application/xml", HttpStatusCode.UnsupportedMediaType, "unsupported-media-type")]
    [InlineData("--x\r\n", "multipart/form-data; boundary=x", HttpStatusCode.BadRequest, "invalid-form")]
    [InlineData("x", "multipart/form-data", HttpStatusCode.BadRequest, "invalid-form")]
    public async Task Bad_bodies_get_a_clear_problem(string body, string contentType, HttpStatusCode status, string code)
    {
        var app = await shared.GetAsync();
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        using var response = await app.PostAsync(content);
        await AssertProblemAsync(response, status, code);
    }

    [Fact]
    public async Task Deep_and_huge_json_is_refused_and_the_next_message_is_taken()
    {
        var app = await shared.GetAsync();
        using var deep = await app.PostJsonAsync(new string('[', 100_000));
        await AssertProblemAsync(deep, HttpStatusCode.BadRequest, "invalid-json");
        using var huge = await app.PostJsonAsync($$"""{"email":"a@b.example","message":"{{new string('x', 10_000_000)}}"}""");
        await AssertProblemAsync(huge, HttpStatusCode.BadRequest, "invalid-json");
        await app.AcceptAsync(Json("""{"email":"after@huge.example","message":"Where is my order?"}"""));
    }

    [Fact]
    public async Task A_request_over_100_MiB_is_too_large()
    {
        var app = await shared.GetAsync();
        using var response = await app.PostAsync(new StreamContent(new MemoryStream(new byte[(100 * 1024 * 1024) + 1])) { Headers = { { "Content-Type", "application/json" } } });
        await AssertProblemAsync(response, HttpStatusCode.RequestEntityTooLarge, "too-large");
    }

    [Fact]
    public async Task NUL_is_cleaned_out_of_a_message()
    {
        var app = await shared.GetAsync();
        var answer = await app.AcceptAsync(Json("""{"email":"nul@clean.example","message":"Where\u0000 is my order?\r\nThanks\u0007"}"""));
        Assert.Equal("Where is my order?\nThanks", (string?)(await app.EventOfAsync(answer))["data"]!["text"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Files_flow_into_blobs_whether_the_address_comes_before_them_or_after(bool addressFirst)
    {
        var app = await shared.GetAsync();
        var file = new byte[9 * 1024 * 1024];
        new Random(4).NextBytes(file);
        Mp4.CopyTo(file.AsSpan());
        using var content = new MultipartFormDataContent();
        if (addressFirst)
            content.Add(new StringContent($"files-{addressFirst}@photos.example"), "email");
        var part = new ByteArrayContent(file);
        // What the writer's browser says of it does not count.
        part.Headers.TryAddWithoutValidation("Content-Type", "text/html");
        content.Add(part, "attachments", "..\\..\\clip.mp4");
        // What a browser sends for a file field in which nothing was chosen.
        var nothing = new ByteArrayContent([]);
        nothing.Headers.TryAddWithoutValidation("Content-Disposition", "form-data; name=\"more\"; filename=\"\"");
        content.Add(nothing);
        if (!addressFirst)
            content.Add(new StringContent($"files-{addressFirst}@photos.example"), "email");
        content.Add(new StringContent("The lamp of B2B77001 arrived broken, see the video."), "message");

        var answer = await app.AcceptAsync(content);
        var data = (await app.EventOfAsync(answer))["data"]!;
        var attachment = Assert.Single(data["attachments"]!.AsArray())!;
        Assert.Equal(("clip.mp4", "video/mp4"), ((string?)attachment["name"], (string?)attachment["contentType"]));
        Assert.Equal(file.Length, (int)attachment["size"]!);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(file)), (string?)attachment["sha256"]);
        BlobDownloadResult blob = await app.Blobs.GetBlobClient((string)attachment["blob"]!).DownloadContentAsync(Stop);
        Assert.Equal(file, blob.Content.ToArray());
        Assert.Equal(((string?)attachment["sha256"], "video/mp4"), (blob.Details.Metadata["sha256"], blob.Details.ContentType));
        Assert.StartsWith("attachment", blob.Details.ContentDisposition, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_beyond_20_MiB_are_set_aside_with_advice_and_the_message_goes_through()
    {
        var app = await shared.GetAsync();
        using var content = new MultipartFormDataContent
        {
            { new StringContent("large@photos.example"), "email" },
            { new StringContent("Order B2B40404 was broken on arrival, see pictures.") , "message" },
            { new ByteArrayContent([.. Mp4, .. new byte[21 * 1024 * 1024]]), "attachments", "huge.mov" },
            { new ByteArrayContent([.. Jpeg, .. new byte[1000]]), "attachments", "small.jpg" },
        };
        var answer = await app.AcceptAsync(content);
        Assert.Contains("attachment-size", answer["advice"]!.AsArray().Select(advice => (string?)advice!["code"]));
        var data = (await app.EventOfAsync(answer))["data"]!;
        Assert.Equal(["small.jpg"], data["attachments"]!.AsArray().Select(file => (string?)file!["name"]));
        Assert.Contains("P10", data["checks"]!.AsArray().Select(check => (string?)check!["rule"]));
    }

    [Fact]
    public async Task What_is_no_picture_or_video_is_kept_but_not_handed_on_whatever_it_is_called()
    {
        var app = await shared.GetAsync();
        using var content = new MultipartFormDataContent
        {
            { new StringContent("kinds@photos.example"), "email" },
            { new StringContent("Order B2B40404 was broken on arrival, see pictures."), "message" },
        };
        foreach (var (name, bytes) in new (string, byte[])[]
        {
            ("page.jpg", [.. "<!doctype html><script>alert(1)</script>"u8]), ("archive.png", [.. "PK\u0003\u0004"u8, .. Jpeg]), ("picture.svg", [.. "<svg/>"u8]),
            ("bill.jpg", [.. "%PDF-1.7"u8]), ("tool.exe", [.. "MZ"u8, .. new byte[9 * 1024 * 1024]]), ("empty.jpg", []), ("zeros.jpg", new byte[5000]),
            ("no ending", Jpeg),
        })
        {
            var part = new ByteArrayContent(bytes);
            part.Headers.TryAddWithoutValidation("Content-Type", "image/jpeg");
            content.Add(part, "attachments", name);
        }

        var answer = await app.AcceptAsync(content, ("Authorization", "Bearer local-development-key"));
        var advice = Assert.Single(answer["advice"]!.AsArray())!;
        Assert.Equal(("attachment-kind", "P10"), ((string?)advice["code"], (string?)advice["rule"]));
        Assert.Contains("page.jpg, archive.png, picture.svg, bill.jpg, tool.exe and 2 more", (string?)advice["text"], StringComparison.Ordinal);
        var data = (await app.EventOfAsync(answer))["data"]!;
        Assert.Equal(["no ending"], data["attachments"]!.AsArray().Select(file => (string?)file!["name"]));

        Azure.Data.Tables.TableEntity row = await RowOfAsync(app, (string)answer["contactId"]!);
        var setAside = JsonNode.Parse(row.GetString("SetAside"))!.AsArray();
        Assert.Equal(7, setAside.Count);
        foreach (var file in setAside)
        {
            BlobProperties blob = await app.Blobs.GetBlobClient((string)file!["blob"]!).GetPropertiesAsync(cancellationToken: Stop);
            Assert.Equal((string?)file["name"] == "bill.jpg" ? "application/pdf" : "application/octet-stream", blob.ContentType);
            Assert.Equal((long)file["size"]!, blob.ContentLength);
        }
    }

    [Fact]
    public async Task A_refused_request_leaves_no_files_behind()
    {
        var app = await shared.GetAsync();
        // A size that no file of another test has: they share the store.
        const int Size = 4_321;
        using var content = new MultipartFormDataContent
        {
            { new StringContent("nofiles@photos.example"), "email" },
            { new ByteArrayContent(new byte[Size]), "attachments", "a.jpg" },
        };
        using var response = await app.PostAsync(content);
        await AssertProblemAsync(response, HttpStatusCode.BadRequest, "invalid-message");
        await foreach (var blob in app.Blobs.GetBlobsAsync(cancellationToken: Stop))
            Assert.NotEqual(Size, blob.Properties.ContentLength);
    }

    [Fact]
    public async Task A_long_text_is_cut_in_the_event_and_whole_in_its_blob()
    {
        var app = await shared.GetAsync();
        var text = "Where is my order? " + string.Concat(Enumerable.Range(0, 60_000).Select(i => i.ToString("x", CultureInfo.InvariantCulture)));
        var answer = await app.AcceptAsync(Json(new JsonObject { ["email"] = "long@text.example", ["message"] = text }.ToJsonString()));
        var data = (await app.EventOfAsync(answer))["data"]!;
        Assert.Equal(text[..8192], (string?)data["text"]);
        BlobDownloadResult blob = await app.Blobs.GetBlobClient((string)data["textBlob"]!).DownloadContentAsync(Stop);
        Assert.Equal(text, blob.Content.ToString());
    }

    [Fact]
    public async Task A_key_of_ours_proves_the_address_and_a_wrong_one_is_refused()
    {
        var app = await shared.GetAsync();
        const string message = """{"email":"proven@key.example","message":"Where is my order B2B90001?"}""";
        var proven = await app.AcceptAsync(Json(message), ("Authorization", "Bearer local-development-key"));
        Assert.True((bool)(await app.EventOfAsync(proven))["data"]!["sender"]!["verified"]!);
        Assert.Empty(proven["advice"]!.AsArray());

        var unproven = await app.AcceptAsync(Json(message.Replace("Where", "And where", StringComparison.Ordinal)));
        var item = await app.EventOfAsync(unproven);
        Assert.False((bool)item["data"]!["sender"]!["verified"]!);
        Assert.Contains("unverified", item["data"]!["checks"]!.AsArray().Select(check => (string?)check!["code"]));

        using var refused = await app.PostJsonAsync(message, ("Authorization", "Bearer local-development-kez"));
        await AssertProblemAsync(refused, HttpStatusCode.Unauthorized, "unproven-sender");
    }

    [Fact]
    public async Task A_form_without_script_is_answered_by_a_redirect_to_a_page_and_faults_by_a_page()
    {
        var app = await shared.GetAsync();
        (string, string) browser = ("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        using var posted = await app.PostAsync(Form("email=plain%40form.example&message=My+refund+is+missing"), browser);
        Assert.Equal(HttpStatusCode.SeeOther, posted.StatusCode);
        using var request = new HttpRequestMessage(HttpMethod.Get, posted.Headers.Location);
        request.Headers.TryAddWithoutValidation("Accept", browser.Item2);
        using var thanks = await app.Client.SendAsync(request, Stop);
        Assert.Equal("text/html", thanks.Content.Headers.ContentType?.MediaType);
        Assert.Contains("Case number", await thanks.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);

        using var faulty = await app.PostAsync(Form("email=%3Cscript%3E&message="), browser);
        Assert.Equal(HttpStatusCode.BadRequest, faulty.StatusCode);
        var page = await faulty.Content.ReadAsStringAsync(Stop);
        Assert.Contains("<strong>email</strong>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);

        using var elsewhere = await app.PostAsync(Form("email=plain%40form.example&message=Refund&redirect=https%3A%2F%2Fevil.example%2F"), browser);
        Assert.StartsWith("/api/contacts/", elsewhere.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_trace_of_the_request_goes_on_in_the_event_and_a_wrong_header_starts_a_new_one()
    {
        var app = await shared.GetAsync();
        const string trace = "0af7651916cd43dd8448eb211c80319c";
        var traced = await app.AcceptAsync(Json("""{"email":"trace@id.example","message":"Where is my order?"}"""), ("traceparent", $"00-{trace}-b7ad6b7169203331-01"));
        Assert.Contains(trace, (string?)(await app.EventOfAsync(traced))["traceparent"], StringComparison.Ordinal);
        var wrong = await app.AcceptAsync(Json("""{"email":"trace@id.example","message":"Where is my refund?"}"""), ("traceparent", "00-zz-b7ad6b7169203331-01"));
        Assert.Matches("^00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]$", (string?)(await app.EventOfAsync(wrong))["traceparent"]);
    }

    [Fact]
    public async Task Extra_fields_travel_along()
    {
        var app = await shared.GetAsync();
        var answer = await app.AcceptAsync(Form("email=extra%40form.example&message=Where+is+my+order&campaign=spring&shop=42"));
        Assert.Equal("""{"campaign":"spring","shop":"42"}""", (await app.EventOfAsync(answer))["data"]!["extra"]!.ToJsonString());
    }

    // The beginnings of real ones.
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10, .. "JFIF\0"u8];
    private static readonly byte[] Mp4 = [0, 0, 0, 0x18, .. "ftypmp42"u8, 0, 0, 0, 0, .. "mp42isom"u8];

    private static async Task<Azure.Data.Tables.TableEntity> RowOfAsync(RunningApp app, string contact) => await app.Table("contacts")
        .QueryAsync<Azure.Data.Tables.TableEntity>($"RowKey eq '{contact.Split('-')[0]}|m|{contact}'", cancellationToken: Stop).SingleAsync(Stop);

    private static StringContent Json(string json) => new(json, Encoding.UTF8, "application/json");

    private static StringContent Form(string body) => new(body, Encoding.UTF8, "application/x-www-form-urlencoded");

    private static async Task<JsonObject> GetJsonAsync(RunningApp app, string path) =>
        JsonNode.Parse(await app.Client.GetStringAsync(path, Stop))!.AsObject();

    private static async Task<JsonObject> AssertProblemAsync(HttpResponseMessage response, HttpStatusCode status, string code)
    {
        var body = await response.Content.ReadAsStringAsync(Stop);
        Assert.True(response.StatusCode == status, $"{response.StatusCode}: {body}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonNode.Parse(body)!.AsObject();
        Assert.Equal(code, (string?)problem["code"]);
        Assert.Equal((int)status, (int)problem["status"]!);
        Assert.NotNull(problem["errors"]);
        Assert.NotEmpty((string)problem["title"]!);
        Assert.NotEmpty((string)problem["traceId"]!);
        return problem;
    }
}
