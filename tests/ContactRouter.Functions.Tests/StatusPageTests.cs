using ContactRouter.Cases;
using ContactRouter.Functions.Site;
using ContactRouter.Intake;
using ContactRouter.Senders;

namespace ContactRouter.Functions.Tests;

public sealed class StatusPageTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("answered", "Your message is answered")]
    [InlineData("closed", "Your case is closed")]
    public void Whoever_has_his_answer_is_not_told_to_wait(string status, string title)
    {
        var page = Pages.Status(Answer(), status);
        Assert.Contains($"<h1>{title}</h1>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Expect an answer", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_in_the_trap_looks_as_one_on_its_desk()
    {
        var page = Pages.Status(Answer(), "routed");
        Assert.Equal(page, Pages.Status(Answer(), "received"));
        Assert.Contains("<dt>Expect an answer by</dt><dd><time datetime=\"2026-11-24T01:00:00.000Z\">", page, StringComparison.Ordinal);
    }

    private static ContactAnswer Answer()
    {
        var sender = new SenderIdentity(new IdentityOptions { Key = Convert.ToBase64String(new byte[32]) }).IdOf(SenderAddress.Parse("anna@buyer.example", out _)!);
        var id = ContactId.Of(sender, Monday, "first"u8);
        var number = CaseNumber.For(new CaseId(id, 1), bucket: 0, attempt: 0);
        return new ContactAnswer(id, number, [number], "deliveries", "cs", [], Monday, Monday.AddDays(1));
    }
}
