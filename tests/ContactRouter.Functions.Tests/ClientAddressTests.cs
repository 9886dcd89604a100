using System.Net;
using ContactRouter.Functions.Contacts.Network;
using ContactRouter.Senders;
using Microsoft.AspNetCore.Http;

namespace ContactRouter.Functions.Tests;

/// <summary>Which address a request counts for, whatever its sender wrote into the header.</summary>
public sealed class ClientAddressTests
{
    private static readonly SenderIdentity Identity = new(new IdentityOptions { Key = Convert.ToBase64String(new byte[32]) });

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("203.0.113.7:54321", "203.0.113.7")]
    [InlineData("1.1.1.1, 203.0.113.7:54321", "203.0.113.7")]
    [InlineData("1.1.1.1,203.0.113.7", "203.0.113.7")]
    [InlineData("2001:db8::7", "2001:db8::7")]
    [InlineData("[2001:db8::7]", "2001:db8::7")]
    [InlineData("[2001:db8::7]:443", "2001:db8::7")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7")]
    [InlineData("[::ffff:203.0.113.7]:99", "203.0.113.7")]
    public void The_last_entry_counts_in_any_form_that_front_ends_write(string header, string address) =>
        Assert.Equal(IPAddress.Parse(address), Find(header));

    [Theory]
    [InlineData("")]
    [InlineData("unknown")]
    [InlineData("_hidden, _secret")]
    [InlineData("203.0.113.7, ")]
    [InlineData("203.0.113.7, nonsense")]
    [InlineData("203.0.113.7, 127.1")]
    [InlineData("203.0.113.7, 0x7f.0.0.1")]
    [InlineData("203.0.113.7, 010.0.0.1")]
    [InlineData("203.0.113.7, 1")]
    [InlineData("203.0.113.7, 1.2.3.4:99999")]
    [InlineData("203.0.113.7, [2001:db8::7")]
    [InlineData("203.0.113.7, 1.2.3.4 5.6.7.8")]
    public void For_garbage_the_connection_counts_and_never_an_entry_further_left(string header) =>
        Assert.Equal(IPAddress.Parse("192.0.2.1"), Find(header));

    [Theory]
    [InlineData(0, "192.0.2.1")]
    [InlineData(1, "198.51.100.3")]
    [InlineData(2, "198.51.100.2")]
    [InlineData(3, "198.51.100.1")]
    [InlineData(4, "198.51.100.1")]
    public void As_many_entries_from_the_right_are_trusted_as_there_are_front_ends(int hops, string address) =>
        Assert.Equal(IPAddress.Parse(address), Find("198.51.100.1, 198.51.100.2, 198.51.100.3", hops));

    [Fact]
    public void Several_headers_count_as_one_list()
    {
        var http = Request();
        http.Request.Headers["X-Forwarded-For"] = new(["203.0.113.1", "203.0.113.2"]);
        Assert.Equal(IPAddress.Parse("203.0.113.2"), new ClientAddress(new NetworkOptions()).Of(http));
    }

    [Fact]
    public void Another_header_can_be_named_and_the_usual_one_then_says_nothing()
    {
        var http = Request();
        http.Request.Headers["X-Forwarded-For"] = "203.0.113.1";
        http.Request.Headers["X-Azure-ClientIP"] = "203.0.113.2";
        Assert.Equal(IPAddress.Parse("203.0.113.2"), new ClientAddress(new NetworkOptions { Header = "X-Azure-ClientIP" }).Of(http));
    }

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.250", true)]
    [InlineData("203.0.113.7", "203.0.114.7", false)]
    [InlineData("2001:db8:0:100::1", "2001:db8:0:1ff:ffff::2", true)]
    [InlineData("2001:db8:0:100::1", "2001:db8:0:200::1", false)]
    [InlineData("::ffff:203.0.113.7", "203.0.113.9", true)]
    public void One_network_is_a_24_of_IPv4_and_a_56_of_IPv6(string one, string other, bool same) =>
        Assert.Equal(same, Identity.NetworkIdOf(IPAddress.Parse(one)) == Identity.NetworkIdOf(IPAddress.Parse(other)));

    [Fact]
    public void A_network_is_named_by_16_hex_digits_that_need_the_key()
    {
        var address = IPAddress.Parse("203.0.113.7");
        var other = new SenderIdentity(new IdentityOptions { Key = Convert.ToBase64String(new byte[33]) });
        Assert.Matches("^[0-9a-f]{16}$", Identity.NetworkIdOf(address));
        Assert.NotEqual(other.NetworkIdOf(address), Identity.NetworkIdOf(address));
    }

    [Theory]
    [InlineData("127.0.0.1", false)]
    [InlineData("::1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.31.0.1", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("169.254.130.1", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("fe80::1%2", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("203.0.113.7", true)]
    [InlineData("172.32.0.1", true)]
    [InlineData("2001:db8::1", true)]
    public void Only_addresses_of_the_Internet_stand_for_a_network_of_their_own(string address, bool isPublic) =>
        Assert.Equal(isPublic, PublicAddress.Is(IPAddress.Parse(address)));

    private static IPAddress Find(string header, int hops = 1)
    {
        var http = Request();
        http.Request.Headers["X-Forwarded-For"] = header;
        return new ClientAddress(new NetworkOptions { TrustedHops = hops }).Of(http);
    }

    private static DefaultHttpContext Request()
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = IPAddress.Parse("::ffff:192.0.2.1");
        return http;
    }
}
