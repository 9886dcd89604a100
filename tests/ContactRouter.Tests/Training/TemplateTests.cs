using ContactRouter.Training.Corpus;

namespace ContactRouter.Tests.Training;

public sealed class TemplateTests
{
    private static readonly TemplateFile s_file = new("en", new Dictionary<string, List<string>> { ["goods"] = ["lamp", "kettle"] }, []);

    [Fact]
    public void Slots_and_alternatives_are_filled_also_one_within_the_other()
    {
        var texts = Enumerable.Range(0, 60).Select(seed => new TemplateFiller(s_file, seed).Fill("{where is|I miss} the {goods}{| of {goods}s}")).ToHashSet();

        Assert.Contains("where is the lamp", texts);
        Assert.Contains("I miss the kettle of lamps", texts);
        Assert.Equal(12, texts.Count);
    }

    [Fact]
    public void The_same_seed_makes_the_same_message() =>
        Assert.Equal(new TemplateFiller(s_file, 7).Fill("{a|b|c} {goods}"), new TemplateFiller(s_file, 7).Fill("{a|b|c} {goods}"));

    [Theory]
    [InlineData("the {weather}", "no slot 'weather'")]
    [InlineData("the {goods", "no partner")]
    public void A_wrong_template_is_refused(string template, string why) =>
        Assert.Contains(why, Assert.Throws<InputException>(() => new TemplateFiller(s_file, 1).Fill(template)).Message, StringComparison.Ordinal);
}
