using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using ContactRouter.Mail.Outbound;
using ContactRouter.Mail.Templates;
using ContactRouter.Mails;
using Microsoft.Extensions.Time.Testing;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace ContactRouter.Mail.Tests.Outbound;

public sealed class SendGridSenderTests : IDisposable
{
    private static readonly OutgoingMail Mail = TestMails.Composer.Compose(SampleOrders.Of(MailOrder.Acknowledgement, "de") with { InReplyTo = "<their@buyer.example>" });

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 23, 2, 0, 0, TimeSpan.Zero));
    private readonly WireMockServer server = WireMockServer.Start();
    private readonly HttpClient client = SendGridSender.NewClient();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        client.Dispose();
        server.Dispose();
    }

    [Theory]
    [InlineData(202, typeof(SendResult.Accepted))]
    [InlineData(200, typeof(SendResult.Accepted))]
    [InlineData(400, typeof(SendResult.Rejected))]
    [InlineData(413, typeof(SendResult.Rejected))]
    [InlineData(401, typeof(SendResult.Stopped))]
    [InlineData(403, typeof(SendResult.Stopped))]
    [InlineData(404, typeof(SendResult.Stopped))]
    [InlineData(301, typeof(SendResult.Stopped))]
    [InlineData(408, typeof(SendResult.Failed))]
    [InlineData(500, typeof(SendResult.Failed))]
    [InlineData(502, typeof(SendResult.Failed))]
    [InlineData(503, typeof(SendResult.Failed))]
    [InlineData(504, typeof(SendResult.Failed))]
    public async Task Each_status_means_one_thing(int status, Type expected)
    {
        Answer(Response.Create().WithStatusCode(status));
        Assert.IsType(expected, await SendAsync());
        Assert.Single(server.LogEntries);
    }

    [Fact]
    public async Task The_request_is_what_the_provider_documents()
    {
        Answer(Response.Create().WithStatusCode(202).WithHeader("X-Message-Id", "abc123"));
        Assert.Equal(new SendResult.Accepted("abc123"), await SendAsync());
        var request = Assert.Single(server.LogEntries).RequestMessage!;
        Assert.Equal(("POST", "/v3/mail/send"), (request.Method, request.Path));
        Assert.Equal("Bearer SG.test", request.Headers!["Authorization"].Single());
        var json = JsonNode.Parse(request.Body!)!;
        var person = json["personalizations"]![0]!;
        Assert.Equal(("jo.miller@buyer.example", "Jo Miller"), ((string?)person["to"]![0]!["email"], (string?)person["to"]![0]!["name"]));
        Assert.Equal(Mail.Id, (string?)person["custom_args"]![SendGridSender.IdArgument]);
        Assert.Equal(("cs@shop.example", Mail.ReplyTo, Mail.Subject), ((string?)json["from"]!["email"], (string?)json["reply_to"]!["email"], (string?)json["subject"]));
        Assert.Equal(["text/plain", "text/html"], json["content"]!.AsArray().Select(part => (string?)part!["type"]));
        Assert.Equal((Mail.Text, Mail.Html), ((string?)json["content"]![0]!["value"], (string?)json["content"]![1]!["value"]));
        Assert.Equal(
            (Mail.MessageId, "<their@buyer.example>", "auto-replied"),
            ((string?)json["headers"]!["Message-ID"], (string?)json["headers"]!["In-Reply-To"], (string?)json["headers"]!["Auto-Submitted"]));
        Assert.False((bool)json["tracking_settings"]!["click_tracking"]!["enable"]!);
    }

    [Theory]
    [InlineData("120", 120)]
    [InlineData("-5", 1)]
    [InlineData("999999", 3600)]
    public async Task Too_many_waits_until_the_time_that_the_provider_names(string inSeconds, int expectedSeconds)
    {
        var reset = time.GetUtcNow().ToUnixTimeSeconds() + int.Parse(inSeconds, System.Globalization.CultureInfo.InvariantCulture);
        Answer(Response.Create().WithStatusCode(429).WithHeader("X-RateLimit-Reset", $"{reset}"));
        Assert.Equal(new SendResult.Throttled(time.GetUtcNow().AddSeconds(expectedSeconds)), await SendAsync());
    }

    [Fact]
    public async Task Too_many_without_a_time_waits_a_minute()
    {
        Answer(Response.Create().WithStatusCode(429));
        Assert.Equal(new SendResult.Throttled(time.GetUtcNow().AddMinutes(1)), await SendAsync());
    }

    [Fact]
    public async Task A_refused_connection_is_no_try_that_could_have_sent()
    {
        server.Stop();
        Assert.IsType<SendResult.Failed>(await SendAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Without_an_answer_it_is_uncertain(bool hangsUp)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var options = new SendGridOptions { ApiKey = "SG.test", ApiUrl = $"http://{listener.LocalEndpoint}" };
        var sending = new SendGridSender(client, options, time).SendAsync(Mail, Stop);
        using var taken = await listener.AcceptTcpClientAsync(Stop);
        var buffer = new byte[256 * 1024];
        for (var text = ""; !text.EndsWith('}');)
            text += Encoding.UTF8.GetString(buffer, 0, await taken.GetStream().ReadAsync(buffer, Stop));
        if (hangsUp)
            taken.Close();
        else
            time.Advance(TimeSpan.FromSeconds(31));
        Assert.IsType<SendResult.Uncertain>(await sending);
    }

    [Fact]
    public async Task Who_calls_it_off_gets_no_result()
    {
        using var off = new CancellationTokenSource();
        await off.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new SendGridSender(client, Options(), time).SendAsync(Mail, off.Token));
    }

    private void Answer(IResponseBuilder answer) => server.Given(Request.Create().WithPath("/v3/mail/send").UsingPost()).RespondWith(answer);

    private SendGridOptions Options() => new() { ApiKey = "SG.test", ApiUrl = server.Url ?? $"http://127.0.0.1:{server.Port}" };

    private Task<SendResult> SendAsync() => new SendGridSender(client, Options(), time).SendAsync(Mail, Stop);
}
