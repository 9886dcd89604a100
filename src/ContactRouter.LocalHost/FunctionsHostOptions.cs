using ContactRouter.LocalHost.Running;

namespace ContactRouter.LocalHost;

/// <summary>How to run the app. As it stands: the built app on port 7071, Azurite on its usual ports, data kept.</summary>
public sealed record FunctionsHostOptions
{
    /// <summary>Build output or published folder of the functions project.</summary>
    public string App { get; init; } = LocalFolders.AppRoot;

    /// <summary>Where the site is served on the loopback address; 0 = any free port.</summary>
    public int Port { get; init; } = 7071;

    /// <summary>Connection string of the storage to use; null = start Azurite.</summary>
    public string? Storage { get; init; }

    /// <summary>Azurite's port for blobs; the next two serve queues and tables. 0 = any three free ones.</summary>
    public int AzuritePort { get; init; } = 10000;

    /// <summary>Keep nothing: data and keys go into a temporary folder, removed at the end.</summary>
    public bool Ephemeral { get; init; }

    /// <summary>Ask function keys, as Azure does.</summary>
    public bool Keys { get; init; }

    /// <summary>The app's clock starts here and runs; null = the real time.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Pass HTTP requests in the older shape, as hosts that do not know enableProxyingHttpRequest.</summary>
    public bool Forwarding { get; init; }

    /// <summary>Show details too.</summary>
    public bool Verbose { get; init; }

    /// <summary>Where data and keys are kept, unless nothing is.</summary>
    public string DataFolder { get; init; } = LocalFolders.Local;

    /// <summary>Where Azurite itself is installed and running processes are noted.</summary>
    public string LocalFolder { get; init; } = LocalFolders.Local;

    /// <summary>Where lines for people go.</summary>
    public TextWriter Output { get; init; } = TextWriter.Null;

    /// <summary>Whether those lines may be coloured.</summary>
    public bool Colour { get; init; }

    /// <summary>The clock of everything that waits or counts time here.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
