using System.Reflection;

namespace ContactRouter.LocalHost.Running;

/// <summary>Where the local host finds the app and keeps what outlives a run; both known from the build.</summary>
internal static class LocalFolders
{
    /// <summary>Build output of the functions project.</summary>
    public static string AppRoot => FromBuild("AppRoot");

    /// <summary>The git-ignored folder at the top of the repository: Azurite and its data, keys, records of running processes.</summary>
    public static string Local => FromBuild("LocalFolder");

    /// <summary>A new folder for data nobody keeps, in memory where the system offers that.</summary>
    public static string CreateTemporary()
    {
        const string memory = "/dev/shm";
        var parent = Directory.Exists(memory) ? memory : Path.GetTempPath();
        while (true)
        {
            var folder = Path.Combine(parent, "contact-router-" + Path.GetRandomFileName());
            if (Directory.Exists(folder)) continue;
            return Directory.CreateDirectory(folder).FullName;
        }
    }

    private static string FromBuild(string name) => typeof(LocalFolders).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == name).Value!;
}
