using System.Net;
using System.Net.Sockets;

namespace ContactRouter.Functions.Contacts.Network;

/// <summary>
/// Finds the address that a request came from. The header begins with whatever the client wrote into it; only its last entries, one for each front end of
/// ours, were written by somebody we trust.
/// </summary>
internal sealed class ClientAddress(NetworkOptions options)
{
    /// <summary>The client's address, or the connection's own where the header holds none at the trusted place.</summary>
    public IPAddress Of(HttpContext http)
    {
        var connection = http.Connection.RemoteIpAddress ?? IPAddress.None;
        var entries = http.Request.Headers[options.Header].ToString().Split(',', StringSplitOptions.TrimEntries);
        if (options.TrustedHops == 0)
            return Plain(connection);
        // With fewer entries than front ends, the first was still written by one of them.
        return Plain(Read(entries[Math.Max(0, entries.Length - options.TrustedHops)]) ?? connection);
    }

    // IPv4 with or without a port; IPv6 bare, in brackets, or in brackets with a port.
    private static IPAddress? Read(string entry)
    {
        if (!IPEndPoint.TryParse(entry, out var endpoint))
            return null;
        // The parser also takes IPv4 as it was written in the eighties ("127.1", "0x7f.0.0.1"): no front end does.
        return endpoint.AddressFamily == AddressFamily.InterNetwork && endpoint.Address.ToString() != entry.Split(':')[0] ? null : endpoint.Address;
    }

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
