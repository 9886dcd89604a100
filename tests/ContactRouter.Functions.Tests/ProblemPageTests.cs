using System.Text.RegularExpressions;

namespace ContactRouter.Functions.Tests;

public sealed partial class ProblemPageTests
{
    [Fact]
    public void Every_problem_code_is_explained_and_no_other()
    {
        var functions = Path.Combine(Repository.Root, "src", "ContactRouter.Functions");
        var codes = new[] { "Problems/KnownProblems.cs", "Chats/ChatProblems.cs" }
            .SelectMany(file => Code().Matches(File.ReadAllText(Path.Combine(functions, file)))).Select(match => match.Groups[1].Value);
        var page = File.ReadAllText(Path.Combine(Repository.Root, "src", "ContactRouter.Site", "problems.html"));
        var explained = Section().Matches(page).Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(codes.Order(StringComparer.Ordinal), explained.Order(StringComparer.Ordinal));
        Assert.All(explained, code => Assert.Contains($"<a href=\"#{code}\">", page, StringComparison.Ordinal));
    }

    [GeneratedRegex("Problem\\.Of\\(\\s*\"([a-z-]+)\"")]
    private static partial Regex Code();

    [GeneratedRegex("""<section class="problem" id="([a-z-]+)">""")]
    private static partial Regex Section();
}
