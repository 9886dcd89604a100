using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ContactRouter.Benchmarks.Intake;

/// <summary>One connection on which a request follows the answer to the last one. Reads no more of an answer than where it ends and whether it is a success.</summary>
internal sealed class KeptConnection(EndPoint server, RequestBytes request)
{
    private readonly byte[] buffer = new byte[16 * 1024];

    /// <returns>How many were answered until the time was over.</returns>
    public async Task<long> SendAsync(CancellationToken timeOver)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(server, CancellationToken.None);
        var answered = 0L;
        // The time is looked at between requests only: each one that was sent is answered and counted.
        while (!timeOver.IsCancellationRequested)
        {
            await socket.SendAsync(request.Next(), CancellationToken.None);
            var read = 0;
            do
            {
                var more = await socket.ReceiveAsync(buffer.AsMemory(read), CancellationToken.None);
                read += more > 0 ? more : throw new IOException("The server closed the connection.");
            }
            while (!IsWhole(buffer.AsSpan(0, read)));
            answered++;
        }

        return answered;
    }

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0)
            return false;
        if (!answer.StartsWith("HTTP/1.1 2"u8))
            throw new InvalidDataException(Encoding.ASCII.GetString(answer));
        var length = answer[..head].IndexOf("Content-Length: "u8);
        if (length < 0)
            return answer.EndsWith("0\r\n\r\n"u8);
        var digits = answer[(length + "Content-Length: "u8.Length)..];
        return answer.Length >= head + 4 + int.Parse(digits[..digits.IndexOf((byte)'\r')], CultureInfo.InvariantCulture);
    }
}
