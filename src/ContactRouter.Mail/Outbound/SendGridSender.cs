using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace ContactRouter.Mail.Outbound;

/// <summary>Sends by SendGrid's v3 interface. It tries once: when to try again is not its matter.</summary>
/// <param name="client">Without a time-out of its own.</param>
public sealed class SendGridSender(HttpClient client, SendGridOptions options, TimeProvider time) : IMailSender
{
    /// <summary>Names the mail's id among SendGrid's custom_args.</summary>
    public const string IdArgument = "contact_router_mail";

    /// <summary>Longer than the provider takes on a bad day; whoever is silent for longer may have taken the mail.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Where the provider does not say how long.</summary>
    private static readonly TimeSpan UnnamedThrottling = TimeSpan.FromMinutes(1);

    /// <summary>A reset beyond this is a mistake of somebody's clock.</summary>
    private static readonly TimeSpan LongestThrottling = TimeSpan.FromHours(1);

    /// <summary>A client for the life of the process.</summary>
    public static HttpClient NewClient() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public async Task<SendResult> SendAsync(OutgoingMail mail, CancellationToken cancellation)
    {
        using var body = new WatchedContent(JsonSerializer.SerializeToUtf8Bytes(ToJson(mail), SendGridJson.Default.SendGridMail));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(new Uri(options.ApiUrl), "/v3/mail/send")) { Content = body };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.ApiKey);
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return ResultOf(response);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            var reason = fault is HttpRequestException { HttpRequestError: not HttpRequestError.Unknown } http ? http.HttpRequestError.ToString() : fault.GetType().Name;
            // A mail of which something is missing is not taken; one that went out whole may have been.
            return body.IsWritten ? new SendResult.Uncertain($"no answer: {reason}") : new SendResult.Failed($"not reached: {reason}");
        }
    }

    private SendResult ResultOf(HttpResponseMessage response) => (int)response.StatusCode switch
    {
        >= 200 and < 300 => new SendResult.Accepted(response.Headers.TryGetValues("X-Message-Id", out var ids) ? ids.First() : ""),
        400 or 413 or 422 => new SendResult.Rejected($"status {(int)response.StatusCode}"),
        429 => new SendResult.Throttled(ResetOf(response)),
        408 or >= 500 => new SendResult.Failed($"status {(int)response.StatusCode}"),
        // 401 and 403 say that the key will not do; a redirect or a 404, that the address will not.
        _ => new SendResult.Stopped($"status {(int)response.StatusCode}"),
    };

    private DateTimeOffset ResetOf(HttpResponseMessage response)
    {
        var now = time.GetUtcNow();
        var reset = response.Headers.TryGetValues("X-RateLimit-Reset", out var values)
            && long.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : now + UnnamedThrottling;
        return reset < now ? now + TimeSpan.FromSeconds(1) : reset > now + LongestThrottling ? now + LongestThrottling : reset;
    }

    private static SendGridMail ToJson(OutgoingMail mail) => new(
        [new SendGridPersonalization([AddressOf(mail.To)], new Dictionary<string, string> { [IdArgument] = mail.Id })],
        AddressOf(mail.From),
        mail.ReplyTo is { } replyTo ? AddressOf(new Mailbox(replyTo, mail.From.Name)) : null,
        mail.Subject,
        [new SendGridContent("text/plain", mail.Text), new SendGridContent("text/html", mail.Html)],
        mail.Headers.Append(new("Message-ID", mail.MessageId)).ToDictionary(),
        [mail.Template],
        // A customer's reading is none of our business, and rewritten links look like fraud.
        new SendGridTracking(new SendGridSwitch(false), new SendGridSwitch(false)));

    private static SendGridAddress AddressOf(Mailbox mailbox) => new(mailbox.Address, mailbox.Name.Length > 0 ? mailbox.Name : null);

    /// <summary>Knows whether all of it went out.</summary>
    private sealed class WatchedContent : HttpContent
    {
        private readonly byte[] body;

        public WatchedContent(byte[] body)
        {
            this.body = body;
            Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        public bool IsWritten { get; private set; }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            await stream.WriteAsync(body, cancellationToken);
            // Set before the flush: what fails from here on may have arrived.
            IsWritten = true;
            await stream.FlushAsync(cancellationToken);
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override bool TryComputeLength(out long length)
        {
            length = body.Length;
            return true;
        }
    }
}
