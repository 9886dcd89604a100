using ContactRouter.LocalHost.Running;

namespace ContactRouter.LocalHost.Azurite;

/// <summary>How to start a storage emulator. As it stands: any free ports, and a folder that is removed at the end.</summary>
public sealed record AzuriteServerOptions
{
    /// <summary>Where the data is kept; null = a temporary folder, in memory where possible, removed at the end.</summary>
    public string? Folder { get; init; }

    /// <summary>Port for blobs; the next two serve queues and tables. 0 = any three free ones.</summary>
    public int FirstPort { get; init; }

    /// <summary>Where Azurite itself is installed and running processes are noted.</summary>
    public string LocalFolder { get; init; } = LocalFolders.Local;

    /// <summary>Told what takes time, such as the first install.</summary>
    public Action<string> Say { get; init; } = _ => { };

    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
