using ContactRouter.Functions.Desks.ReplyTemplates;

namespace ContactRouter.Functions.Tests.Desks;

public sealed class ReplyTemplatesTests
{
    [Fact]
    public void The_shops_own_templates_take_the_place_of_those_that_come_with_the_app()
    {
        var options = new DeskOptions { Templates = { new ReplyTemplateOptions { Name = "thanks", Text = "Thank you, {name}." } } };
        Assert.Empty(options.Faults());
        Assert.Equal([new ReplyTemplate("thanks", "en", "thanks", "Thank you, {name}.")], new ReplyTemplates(options).All.Items);
        Assert.True(new ReplyTemplates(new DeskOptions()).All.Items.Count > 1);
    }

    [Fact]
    public void Each_fault_names_its_setting()
    {
        var options = new DeskOptions
        {
            Templates =
            {
                new ReplyTemplateOptions { Name = "thanks", Text = "Thank you." },
                new ReplyTemplateOptions { Language = "german", Title = new string('x', 101) },
            },
        };
        Assert.Equal(
            ["Desk:Templates:1:Name", "Desk:Templates:1:Language", "Desk:Templates:1:Title", "Desk:Templates:1:Text"],
            options.Faults().Select(fault => fault.Split(' ')[0]));
    }
}
