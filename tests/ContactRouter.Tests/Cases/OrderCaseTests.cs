using ContactRouter.Cases;
using ContactRouter.Desks;
using ContactRouter.Events;
using ContactRouter.Procedure;
using ContactRouter.Senders;
using ContactRouter.Tests.Events;

namespace ContactRouter.Tests.Cases;

/// <summary>P7 and P8: the cases of orders.</summary>
public sealed class OrderCaseTests
{
    private const string Anna = "anna@shop.example";

    private readonly Conversation talk = new();

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(5, 5)]
    [InlineData(10, 10)]
    public void Each_order_of_a_message_has_a_case_of_its_own_linked_with_the_others(int orders, int cases)
    {
        var numbers = Enumerable.Range(0, orders).Select(n => $"B2B1000{n}").ToList();

        var decision = talk.Say(talk.Message(Anna, "Where are my orders?", string.Join(", ", numbers)));

        var answer = decision.Record.Answer;
        Assert.Equal(cases, answer.Cases.Count);
        Assert.Equal(answer.CaseNumber, answer.Cases[0]);
        Assert.Equal(orders == 0 ? new List<string?> { null } : [.. numbers], answer.Cases.Select(number => talk[number].OrderNumber));
        Assert.All(answer.Cases, number => Assert.Equal(answer.Cases.Where(other => other != number), talk[number].Linked));
        var events = decision.Outgoing.OfType<Outgoing.ToDesk>().Select(SampleEvent.Parse).ToList();
        Assert.Equal(answer.Cases.Select(number => $"{answer.ContactId}:{number}"), events.Select(told => (string?)told["id"]));
        Assert.Equal(numbers, events.SelectMany(told => told["data"]!["orderNumbers"]!.AsArray()).Select(number => (string?)number));
        Assert.Equal(orders > 1, answer.Advice.Any(advice => advice.Code == "several-orders"));
        Assert.Equal(orders == 0, answer.Advice.Any(advice => advice.Code == "order-number-missing"));
        Assert.Single(decision.Outgoing.OfType<Outgoing.Mail>());
    }

    [Fact]
    public void More_than_ten_orders_are_ten_cases_and_the_last_names_the_others()
    {
        var decision = talk.Say(talk.Message(Anna, "Orders", string.Join(", ", Enumerable.Range(0, 12).Select(n => $"B2B{20_000 + n}"))));

        Assert.Equal(10, decision.Record.Answer.Cases.Count);
        Assert.Contains(decision.Record.Answer.Advice, advice => advice.Code == "too-many-orders");
        var last = SampleEvent.Parse(decision.Outgoing.OfType<Outgoing.ToDesk>().Last())["data"]!;
        Assert.Equal(["B2B20009", "B2B20010", "B2B20011"], last["orderNumbers"]!.AsArray().Select(number => (string?)number));
    }

    [Fact]
    public void By_option_several_orders_are_one_case_with_advice()
    {
        var advising = new Conversation(Samples.Decider(orders: new OrderOptions { Several = SeveralOrders.Advise }));

        var decision = advising.Say(advising.Message(Anna, "Where are B2B11111 and B2B22222?"));

        Assert.Equal("B2B11111", advising[Assert.Single(decision.Record.Answer.Cases)].OrderNumber);
        Assert.Contains(decision.Record.Answer.Advice, advice => advice.Code == "several-orders");
    }

    [Fact]
    public void A_new_message_on_an_order_with_an_open_case_joins_it_whatever_its_topic()
    {
        var first = talk.Say(talk.Message(Anna, "Where is B2B12345?")).Record.Answer;

        var second = talk.Say(talk.Message(Anna, "Invoice for b2b 12345", "The billing address on the invoice is wrong."));

        Assert.Equal([first.CaseNumber], second.Record.Answer.Cases);
        Assert.Equal(first.Desk, second.Record.Answer.Desk);
        Assert.Equal(first.DueAt, second.Record.Answer.DueAt);
        Assert.Equal(["open-case-exists"], second.Record.Answer.Advice.Select(advice => advice.Code));
        var told = SampleEvent.Parse(Assert.Single(second.Outgoing.OfType<Outgoing.ToDesk>()));
        Assert.Equal($"{second.Record.Message.Id}:{first.CaseNumber}", (string?)told["id"]);
        Assert.Equal(2, (int)told["data"]!["sequence"]!);
    }

    [Fact]
    public void Two_customers_who_quote_the_same_order_never_share_a_case()
    {
        var mine = talk.Say(talk.Message(Anna, "Where is B2B12345?")).Record.Answer.CaseNumber;
        var yours = talk.Say(talk.Message("bob@shop.example", "Where is B2B12345?")).Record.Answer;

        Assert.NotEqual(mine, yours.CaseNumber);
        Assert.Empty(yours.Advice);
        Assert.Empty(talk[yours.CaseNumber].Linked);
    }

    [Fact]
    public void An_unproven_writer_gets_a_case_of_his_own_that_only_the_desk_sees_linked()
    {
        var owners = talk.Say(talk.Message(Anna, "Where is B2B12345?")).Record.Answer.CaseNumber;

        var decision = talk.Say(talk.Message(Anna, "Where is B2B12345?", "Send it to my new address.") with { Verified = false, Network = "aaaaaaaaaaaaaaaa" });

        var answer = decision.Record.Answer;
        Assert.NotEqual(owners, answer.CaseNumber);
        Assert.Equal([answer.CaseNumber], answer.Cases);
        Assert.Equal(["unverified"], answer.Advice.Select(advice => advice.Code));
        Assert.DoesNotContain(owners.Value, string.Concat(answer.Advice.Select(advice => advice.Text)), StringComparison.Ordinal);
        Assert.Equal([owners], talk[answer.CaseNumber].Linked);
        Assert.Contains(decision.Outgoing, outgoing => outgoing is Outgoing.BackLink link && link.Case == owners);
        Assert.Equal([owners], talk.StateOf(Anna).OpenCases.Select(open => open.Number));
    }

    [Fact]
    public void A_closed_case_is_not_joined_by_its_order()
    {
        var first = talk.Say(talk.Message(Anna, "Where is B2B12345?")).Record.Answer.CaseNumber;
        talk.Do(new DeskCommand.Close(first, "solved"));

        Assert.NotEqual(first, talk.Say(talk.Message(Anna, "Where is B2B12345?")).Record.Answer.CaseNumber);
    }

    [Fact]
    public void An_answered_case_is_open_again_when_its_customer_writes()
    {
        var first = talk.Say(talk.Message(Anna, "Where is B2B12345?")).Record.Answer;
        talk.Do(new DeskCommand.Reply(first.CaseNumber, "On its way.", AndClose: false));
        Assert.Equal(CaseState.Answered, talk[first.CaseNumber].State);
        talk.Now += TimeSpan.FromHours(30);

        var again = talk.Say(talk.Message(Anna, "B2B12345 is still not here")).Record.Answer;

        Assert.Equal((CaseState.Open, talk.Now.AddDays(1)), (talk[first.CaseNumber].State, again.DueAt));
    }

    [Fact]
    public void Of_more_than_two_hundred_open_cases_the_oldest_are_still_found_by_their_order()
    {
        CaseNumber? first = null;
        for (var n = 0; n < 201; n++)
        {
            talk.Now += TimeSpan.FromMinutes(2);
            first ??= talk.Say(talk.Message(Anna, $"Where is B2B{50_000 + n}?")).Record.Answer.CaseNumber;
            if (n > 0)
                talk.Say(talk.Message(Anna, $"Where is B2B{50_000 + n}?"));
        }

        Assert.Equal(SenderState.MostOpenCases, talk.StateOf(Anna).OpenCases.Count);
        Assert.True(talk.StateOf(Anna).HasMoreCases);
        talk.Now += TimeSpan.FromMinutes(2);
        Assert.Equal([first!.Value], talk.Say(talk.Message(Anna, "Where is B2B50000?")).Record.Answer.Cases);
        Assert.Equal([first.Value], talk.Say(talk.Message(Anna, "And B2B50000?")).Record.Answer.Cases);
        Assert.Empty(talk.Asked.OfType<Fact.CasesOn>());
    }
}
