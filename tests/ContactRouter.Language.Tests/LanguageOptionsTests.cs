namespace ContactRouter.Language.Tests;

/// <summary>What stops the start, each named.</summary>
public sealed class LanguageOptionsTests
{
    [Fact]
    public void Nothing_configured_is_nothing_asked()
    {
        var options = new LanguageOptions();
        Assert.Empty(options.Faults(isLocal: false));
        Assert.False(options.IsAsked);
    }

    [Fact]
    public void An_account_without_a_project_is_none_to_ask()
    {
        var options = new LanguageOptions { Endpoint = "https://shop.cognitiveservices.azure.com/" };
        Assert.Empty(options.Faults(isLocal: false));
        Assert.False(options.IsAsked);
    }

    [Theory]
    [InlineData("https://shop.cognitiveservices.azure.com")]
    [InlineData("https://shop.cognitiveservices.azure.com/")]
    public void An_account_with_a_project_and_a_deployment_is_asked(string endpoint)
    {
        var options = Good(options => options.Endpoint = endpoint);
        Assert.Empty(options.Faults(isLocal: false));
        Assert.True(options.IsAsked);
    }

    [Fact]
    public void The_local_host_may_take_a_stand_in_on_the_same_machine()
    {
        var options = Good(options => (options.Endpoint, options.Token) = ("http://127.0.0.1:4711", "local"));
        Assert.Empty(options.Faults(isLocal: true));
        Assert.Equal(["Language:Endpoint", "Language:Token"], options.Faults(isLocal: false).Select(NameIn));
    }

    [Theory]
    [InlineData("shop.cognitiveservices.azure.com")]
    [InlineData("http://shop.cognitiveservices.azure.com")]
    [InlineData("http://127.0.0.1:4711")]
    [InlineData("https://shop.cognitiveservices.azure.com/language")]
    [InlineData("https://shop.cognitiveservices.azure.com/?x=1")]
    [InlineData("https://me@shop.cognitiveservices.azure.com/")]
    [InlineData("ftp://shop.example/")]
    public void An_address_that_is_none_of_an_account_is_refused_even_locally(string endpoint) =>
        Assert.Equal(["Language:Endpoint"], Good(options => options.Endpoint = endpoint).Faults(isLocal: true).Select(NameIn));

    [Fact]
    public void Each_fault_is_named()
    {
        var faults = new LanguageOptions
        {
            Project = "contacts",
            Deadline = TimeSpan.FromMinutes(3),
            AskWithin = TimeSpan.FromSeconds(5),
            MinConfidence = double.NaN,
            MaxCharacters = 125_001,
            Categories = { ["late"] = "delivery", ["other"] = "none" },
        }.Faults(isLocal: false).Select(NameIn);

        Assert.Equal(
            ["Language:Endpoint", "Language:Project", "Language:Deadline", "Language:AskWithin", "Language:MinConfidence", "Language:MaxCharacters", "Language:Categories:late"],
            faults);
    }

    private static LanguageOptions Good(Action<LanguageOptions> change)
    {
        var options = new LanguageOptions { Endpoint = "https://shop.cognitiveservices.azure.com", Project = "contacts", Deployment = "production" };
        change(options);
        return options;
    }

    private static string NameIn(string fault) => fault[..fault.IndexOf(' ')].TrimEnd(':');
}
