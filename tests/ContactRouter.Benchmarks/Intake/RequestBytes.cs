using System.Globalization;
using System.Text;
using ContactRouter.Benchmarks.Product;

namespace ContactRouter.Benchmarks.Intake;

/// <summary>A request as it goes over the wire. Each time it is sent it comes from another sender, for one sender's budget is soon used up.</summary>
internal sealed class RequestBytes
{
    private const int SenderDigits = 9;
    private const int SendersOfConnection = 1_000_000;

    private readonly byte[] bytes;
    private readonly int senderAt;
    private int sender;

    private RequestBytes(string text, int firstSender)
    {
        bytes = Encoding.ASCII.GetBytes(text);
        senderAt = text.IndexOf(new string('0', SenderDigits), StringComparison.Ordinal);
        sender = firstSender;
    }

    /// <param name="connection">No two connections send for the same sender.</param>
    public static RequestBytes Of(IntakeKind kind, int connection)
    {
        if (kind == IntakeKind.Hello)
            return new RequestBytes("GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n", 0);
        var path = kind == IntakeKind.Whole ? "/api/contacts" : $"/{kind.ToString().ToLowerInvariant()}";
        var body = BodyOf($"buyer{new string('0', SenderDigits)}@shop.example");
        return new RequestBytes(
            $"POST {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {SampleSettings.ApiKey}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}",
            connection * SendersOfConnection);
    }

    public static string BodyOf(string address) =>
        $$"""{"email":"{{address}}","subject":"{{SampleMessages.SubjectOf(1)}}","message":"{{SampleMessages.TextOf(1)}}"}""";

    public ReadOnlyMemory<byte> Next()
    {
        if (senderAt >= 0)
            Encoding.ASCII.GetBytes(sender++.ToString("d9", CultureInfo.InvariantCulture), bytes.AsSpan(senderAt, SenderDigits));
        return bytes;
    }
}
