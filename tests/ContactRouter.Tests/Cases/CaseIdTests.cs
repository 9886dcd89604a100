using ContactRouter.Cases;
using ContactRouter.Intake;

namespace ContactRouter.Tests.Cases;

public sealed class CaseIdTests
{
    [Fact]
    public void An_id_is_the_contact_and_which_of_its_cases() =>
        Assert.Equal($"{Samples.Contact()}-2", new CaseId(Samples.Contact(), 2).ToString());

    [Fact]
    public void A_senders_cases_sort_by_the_time_they_were_opened()
    {
        var sender = Samples.Sender("anna@shop.example");
        string[] ids = [.. Enumerable.Range(0, 100).Select(i => new CaseId(ContactId.New(sender, Samples.Monday.AddMilliseconds(i)), 1).ToString())];

        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
    }
}
