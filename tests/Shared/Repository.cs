namespace ContactRouter;

/// <summary>The checked-out repository that the tests run in.</summary>
internal static class Repository
{
    // Looked for from the test's own folder: a path of the compiler is no path of the machine in a reproducible build.
    public static string Root { get; } = FolderAbove(AppContext.BaseDirectory);

    private static string FolderAbove(string folder)
    {
        for (var above = new DirectoryInfo(folder); above is not null; above = above.Parent)
        {
            if (File.Exists(Path.Combine(above.FullName, "Functions.sln")))
                return above.FullName;
        }

        throw new DirectoryNotFoundException($"No folder above {folder} holds Functions.sln.");
    }
}
