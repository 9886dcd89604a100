namespace ContactRouter.Infrastructure;

public sealed class BicepFileTests
{
    [Theory]
    [MemberData(nameof(Bicep.Files), MemberType = typeof(Bicep))]
    public async Task A_file_breaks_no_rule_of_the_linter(string file)
    {
        var answer = await Bicep.RunAsync(file.EndsWith(".bicepparam", StringComparison.Ordinal) ? ["build-params", file, "--stdout"] : ["lint", file]);

        // Warnings alone end with 0, so what is said counts as well.
        Assert.Equal((0, ""), (answer.Code, answer.Errors.Trim()));
    }

    [Theory]
    [MemberData(nameof(Bicep.Files), MemberType = typeof(Bicep))]
    public async Task A_file_is_in_its_form(string file)
    {
        var answer = await Bicep.RunAsync("format", file, "--stdout");

        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(Bicep.Folder, file), TestContext.Current.CancellationToken), answer.Output);
    }

    [Fact]
    public async Task The_deployment_builds()
    {
        var answer = await Bicep.RunAsync("build", "main.bicep", "--stdout");

        Assert.Equal((0, ""), (answer.Code, answer.Errors.Trim()));
        Assert.Contains("Microsoft.Web/sites", answer.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task A_deployment_makes_what_its_snapshot_says(string environment)
    {
        var answer = await Bicep.ValidateSnapshotAsync(environment);

        Assert.True(answer.Code == 0, $"{answer.Output}{answer.Errors}{Environment.NewLine}If the change is meant, write the snapshot anew: docs/deploy.md says how.");
    }
}
