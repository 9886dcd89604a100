using System.Text.Json;
using ContactRouter.Functions.Hosting;
using ContactRouter.Routing;
using ContactRouter.Senders;
using ContactRouter.ServiceLevel;
using ContactRouter.Topics;
using Microsoft.Extensions.Configuration;

namespace ContactRouter.Functions.Tests;

/// <summary>Rules, mailboxes and the desks' hours, as they are written in the settings.</summary>
public sealed class RoutingSettingsTests
{
    private static readonly RoutingFacts Delivery =
        new(Topic.Deliveries, Mailbox: null, Form: null, SenderAddress.Parse("anna@mail.buyer.example", out _)!, "de");

    [Fact]
    public void Rules_are_asked_in_the_order_of_their_numbers()
    {
        var settings = Read([.. Enumerable.Range(0, 11).SelectMany(n => new[]
        {
            ($"Routing:Rules:{n}:Language", "de"), ($"Routing:Rules:{n}:Name", $"number {n}"), ($"Routing:Rules:{n}:Priority", "high"),
        })]);

        Assert.Equal(Enumerable.Range(0, 11).Select(n => $"number {n}"), settings.Routing.Rules.Select(rule => rule.Name));
        Assert.Equal("number 0", RouteOf(settings, Delivery).Rule);
    }

    [Fact]
    public void A_rule_can_use_every_setting()
    {
        var settings = Read(
            ("Forms:shop:Preset", "netlify"),
            ("Routing:Desks:0", "key-accounts"),
            ("Routing:Rules:0:Name", "key accounts"),
            ("Routing:Rules:0:Topic", "deliveries"),
            ("Routing:Rules:0:Mailbox", "cs@shop.example"),
            ("Routing:Rules:0:Form", "Shop"),
            ("Routing:Rules:0:Sender:0", "bob@other.example"),
            ("Routing:Rules:0:Sender:1", "*.buyer.example"),
            ("Routing:Rules:0:Language", "de"),
            ("Routing:Rules:0:Desk", "key-accounts"),
            ("Routing:Rules:0:Priority", "high"));

        var route = RouteOf(settings, Delivery with { Mailbox = "cs@shop.example", Form = "shop" });
        Assert.Equal((new Desk("key-accounts"), "high", "key accounts"), (route.Desk, route.Priority, route.Rule));
        Assert.Equal("topic", RouteOf(settings, Delivery).Rule);
    }

    [Fact]
    public void A_desk_can_have_hours_of_its_own()
    {
        var settings = Read(
            ("ServiceLevel:Zone", "UTC"),
            ("ServiceLevel:DueSoonShare", "0.5"),
            ("ServiceLevel:Desks:cs:Hours:0", "Mon-Sun 09:00-24:00"),
            ("ServiceLevel:Desks:cs:Zone", "Asia/Shanghai"));
        var desks = new DeskCalendars(settings.ServiceLevel);
        var friday = new DateTimeOffset(2026, 11, 27, 10, 0, 0, TimeSpan.Zero);

        Assert.Equal(friday.AddDays(1), desks.Of(new Desk("cs")).DueAt(friday));
        Assert.Equal(friday.AddDays(3), desks.Of(new Desk("b2b")).DueAt(friday));
        Assert.Equal(0.5m, settings.ServiceLevel.DueSoonShare);
    }

    [Fact]
    public void The_local_settings_have_the_shops_mailboxes()
    {
        using var local = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Repository.Root, "src", "ContactRouter.Functions", "local.settings.json")));
        // As the environment hands them on.
        var settings = Read([.. local.RootElement.GetProperty("Values").EnumerateObject()
            .Select(value => (value.Name.Replace("__", ":", StringComparison.Ordinal), value.Value.GetString()!))]);

        Assert.Equal(["b2b@shop.example b2b", "cs@shop.example cs"], settings.Mailboxes.Desks.Select(mailbox => $"{mailbox.Address} {mailbox.Desk}"));
        Assert.Equal(["orders@shop.example", "stock@shop.example", "delivery@shop.example"], settings.Mailboxes.OutboundOnly);
        Assert.Equal("b2c", RouteOf(settings, Delivery with { Mailbox = "delivery@shop.example" }).Desk.Name);
    }

    [Theory]
    [InlineData("Routing:Rules", "stock", "Routing:Rules is a list")]
    [InlineData("Routing:Rules:0", "stock", "Routing:Rules:0 has settings of its own")]
    [InlineData("Routing:Rules:0:Topic", "weather", "Routing:Rules:0:Topic: there is no topic 'weather'")]
    [InlineData("Routing:Rules:0:Topics", "stock", "Routing:Rules:0:Topics is no setting of a rule. There are: Name, Topic,")]
    [InlineData("Routing:Rules:0:Language:0", "de", "Routing:Rules:0:Language has one value, not a list.")]
    [InlineData("Routing:Rules:0:Sender", "buyer.example", "Routing:Rules:0:Sender is a list: Routing:Rules:0:Sender:0")]
    [InlineData("Routing:Rules:0:Sender:0", "buyer", "Routing:Rules:0:Sender:0: 'buyer' is neither")]
    [InlineData("Routing:Rules:0:Form", "shop", "Routing:Rules:0:Form: there is no form 'shop' in Forms.")]
    [InlineData("Routing:Rules:0:Priority", "urgent", "Routing:Rules:0:Priority: 'urgent' is none of low, normal, high.")]
    [InlineData("Mailboxes:Desks:0:Address", "cs", "Mailboxes:Desks:0:Address: 'cs'")]
    [InlineData("Mailboxes:Desks:0:Desk", "nobody", "Mailboxes:Desks:0:Desk: 'nobody'")]
    [InlineData("Mailboxes:OutboundOnly:0", "cs@shop.example", "Mailboxes:OutboundOnly:0: 'cs@shop.example' is the mailbox of a desk")]
    public void A_wrong_setting_of_a_rule_or_a_mailbox_is_named(string setting, string value, string fault)
    {
        var faults = FaultsOf(
            ("Routing:Rules:0:Topic", "stock"), ("Routing:Rules:0:Desk", "cs"),
            ("Mailboxes:Desks:0:Address", "cs@shop.example"), ("Mailboxes:Desks:0:Desk", "cs"),
            (setting, value));

        Assert.StartsWith(fault, Assert.Single(faults), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2", "Routing:Rules:2: rules are numbered from 0 without a gap; this one would be 1.")]
    [InlineData("first", "Routing:Rules:first: rules are numbered from 0 without a gap; this one would be 1.")]
    [InlineData("01", "Routing:Rules:01: rules are numbered from 0 without a gap; this one would be 1.")]
    public void A_gap_in_the_rules_numbers_is_named(string number, string fault) =>
        Assert.Equal([fault], FaultsOf(
            ("Routing:Rules:0:Topic", "stock"), ("Routing:Rules:0:Desk", "cs"),
            ($"Routing:Rules:{number}:Topic", "stock"), ($"Routing:Rules:{number}:Desk", "cs")));

    private static IReadOnlyList<string> FaultsOf(params (string, string)[] given) => Assert.Throws<WrongSettingsException>(() => Read(given)).Faults;

    private static Route RouteOf(Settings settings, RoutingFacts facts) => new DeskRouter(settings.Routing, settings.Mailboxes).RouteOf(facts);

    private static Settings Read(params (string Name, string Value)[] given)
    {
        var values = new Dictionary<string, string?>
        {
            ["Identity:Key"] = Convert.ToBase64String(new byte[32]),
            ["ContactStorage"] = "UseDevelopmentStorage=true",
        };
        foreach (var (name, value) in given)
            values[name] = value;
        return Settings.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
    }
}
