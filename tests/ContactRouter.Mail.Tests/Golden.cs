namespace ContactRouter.Mail.Tests;

/// <summary>
/// Texts that were looked at and found good, kept beside the tests. <c>UPDATE_GOLDEN=1 dotnet test</c> writes them anew; what changed is then read in the diff.
/// </summary>
internal static class Golden
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "ContactRouter.Mail.Tests", "Templates", "Golden");

    public static void Check(string name, string actual)
    {
        var file = Path.Combine(Folder, name);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Folder);
            File.WriteAllText(file, actual);
        }

        Assert.True(File.Exists(file), $"{file} is missing: write it by UPDATE_GOLDEN=1.");
        Assert.Equal(File.ReadAllText(file), actual);
    }
}
