using System.Net;

namespace ContactRouter.Functions.Contacts.Network;

/// <summary>Tells addresses of the Internet from those of machines, offices and data centres, which can stand for anybody.</summary>
internal static class PublicAddress
{
    // RFC 1122 loopback, RFC 1918 private, RFC 3927 and RFC 4291 link-local, RFC 6598 shared, RFC 4193 unique local.
    private static readonly IPNetwork[] Inner =
    [
        .. new[] { "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16", "255.255.255.255/32", "::/127", "fc00::/7", "fe80::/10" }
            .Select(text => IPNetwork.Parse(text)),
    ];

    public static bool Is(IPAddress address) => !Inner.Any(network => network.Contains(address));
}
