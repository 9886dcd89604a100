using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace ContactRouter.EndToEnd.Tests.App;

/// <summary>A mail as SendGrid delivers it in raw mode.</summary>
internal sealed record Mail(string From, string Subject, string Text)
{
    public string To { get; init; } = "b2b@shop.example";

    public string? MessageId { get; init; } = $"{Guid.CreateVersion7():N}@kunde.example";

    /// <summary>Further header lines, each with its end.</summary>
    public string Headers { get; init; } = "";

    public bool IsProven { get; init; } = true;

    /// <summary>The whole mail in place of one made of the above.</summary>
    public byte[]? Whole { get; init; }

    public MultipartFormDataContent Form()
    {
        var domain = From.Split('@')[1];
        var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(Whole ?? Bytes()), "email" },
            { new StringContent(new JsonObject { ["to"] = new JsonArray(To), ["from"] = From }.ToJsonString()), "envelope" },
            { new StringContent(IsProven ? "pass" : "fail"), "SPF" },
            { new StringContent(IsProven ? $"{{@{domain} : pass}}" : "none"), "dkim" },
            { new StringContent("203.0.113.7"), "sender_ip" },
        };
        // As SendGrid writes it: without quotes.
        var boundary = form.Headers.ContentType!.Parameters.Single().Value!.Trim('"');
        form.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=" + boundary);
        return form;
    }

    private byte[] Bytes() => Encoding.UTF8.GetBytes(
        $"From: {From}\r\nTo: {To}\r\nSubject: {Subject}\r\n{(MessageId is null ? "" : $"Message-ID: <{MessageId}>\r\n")}{Headers}Content-Type: text/plain; charset=utf-8\r\n\r\n{Text}\r\n");
}
