using ContactRouter.Topics;

namespace ContactRouter.Tests.Topics;

public sealed class TopicOptionsTests
{
    [Fact]
    public void The_standard_settings_have_no_fault() => Assert.Empty(new TopicOptions().Faults());

    [Fact]
    public void Each_fault_names_its_setting_and_all_are_told_at_once()
    {
        var options = new TopicOptions { SureFrom = 1, ChosenWeight = -1, MailboxWeight = double.NaN, FormWeight = 11, Forms = { ["f"] = "weather" } };

        Assert.Equal(
            ["Topics:SureFrom", "Topics:ChosenWeight", "Topics:MailboxWeight", "Topics:FormWeight", "Topics:Forms:f"],
            options.Faults().Select(fault => fault[..fault.IndexOf(": ", StringComparison.Ordinal)]));
    }
}
