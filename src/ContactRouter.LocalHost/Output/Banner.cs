using System.Globalization;
using ContactRouter.LocalHost.App;
using ContactRouter.LocalHost.Http;

namespace ContactRouter.LocalHost.Output;

/// <summary>What a person wants to know at the start, one line each; never a storage key.</summary>
internal sealed class Banner(FunctionsHostOptions options, AppRoot app, FunctionKeys? keys, string storage, string data, bool forwarding)
{
    public void Write(HostConsole console, Uri site)
    {
        console.Plain("Contact Router on this machine. Ctrl+C stops it.");
        Line("Site", $"{site}");
        Line("API", $"{site}api");
        Line("Mail box", $"{site}mailbox (mail that would be sent; its templates at {site}mailbox/templates)");
        Line("Storage", storage);
        Line("Data", options.Ephemeral ? $"{data} (removed at the end)" : data);
        Line("App", app.Folder);
        Line("HTTP", forwarding ? "older shape (forwarding)" : "newer shape (proxying)");
        Line("Log level", app.Host.LogLevel);
        if (options.At is { } at) Line("Clock", at.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture) + " and running");
        if (keys is not null)
        {
            Line("Host key", keys.Host);
            foreach (var (function, key) in keys.Functions) Line("Key", $"{key} ({function})");
        }

        void Line(string name, string text) => console.Plain($"  {name,-10} {text}");
    }
}
