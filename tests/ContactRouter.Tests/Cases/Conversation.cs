using ContactRouter.Cases;
using ContactRouter.Desks;
using ContactRouter.Intake;
using ContactRouter.Senders;

namespace ContactRouter.Tests.Cases;

/// <summary>Decisions one after the other, each on what the ones before left: a store of a few lines.</summary>
internal sealed class Conversation(ContactDecider? decider = null)
{
    private readonly ContactDecider decider = decider ?? Samples.Decider();
    private readonly DeskDecider desk = new(Samples.Identity, Samples.Life);
    private readonly Dictionary<(SenderId, string?), SenderState> states = [];
    private readonly Dictionary<CaseNumber, Case> cases = [];
    private readonly Dictionary<(SenderId, string), CaseNumber> mails = [];
    private int messages;

    public DateTimeOffset Now { get; set; } = Samples.Monday;

    public Case this[CaseNumber number] => cases[number];

    public IReadOnlyCollection<Case> Cases => cases.Values;

    /// <summary>What was asked for in the latest decision.</summary>
    public List<Fact> Asked { get; } = [];

    public SenderState StateOf(string address) => states.GetValueOrDefault((Samples.Sender(address), null), SenderState.Unknown);

    public void SetState(string address, SenderState state) => states[(Samples.Sender(address), null)] = state;

    /// <summary>A message of its own id; most tests change a thing or two of it.</summary>
    public ContactMessage Message(string from = "anna@shop.example", string subject = "Hello", string text = "Some words.", Channel channel = Channel.Form) =>
        Samples.Message() with
        {
            Id = Samples.Contact(from, $"message {++messages}"),
            Channel = channel,
            Sender = Samples.Address(from),
            Subject = subject,
            Text = text,
        };

    public Decision.Admitted Say(ContactMessage message)
    {
        var facts = new KnownFacts();
        var key = (message.Id.Sender, message.Network);
        Asked.Clear();
        while (true)
        {
            switch (decider.Decide(states.GetValueOrDefault(key, SenderState.Unknown), message, MessageMark.Of(message), facts, Now, attempt: 0))
            {
                case Decision.Needs needs:
                    Asked.AddRange(needs.Facts);
                    foreach (var fact in needs.Facts)
                        Read(fact, message, facts);
                    break;
                case Decision.Admitted admitted:
                    states[key] = admitted.State;
                    foreach (var change in admitted.Cases)
                        cases[change.After.Number] = change.After;
                    if (message.MailId is { } mail)
                        mails[(message.Id.Sender, mail)] = admitted.Record.Answer.CaseNumber;
                    return admitted;
                case var other:
                    throw new InvalidOperationException(other.ToString());
            }
        }
    }

    public DeskDecision Do(DeskCommand command)
    {
        var @case = cases[command.Number];
        var key = (@case.Id.OpenedBy.Sender, (string?)null);
        var decision = desk.Decide(states.GetValueOrDefault(key, SenderState.Unknown), @case, command, Now);
        if (decision is DeskDecision.Done done)
        {
            states[key] = done.State;
            cases[command.Number] = done.Change.After;
        }

        return decision;
    }

    private void Read(Fact fact, ContactMessage message, KnownFacts facts)
    {
        switch (fact)
        {
            case Fact.CaseOf { Number: var number }:
                facts.Cases[number] = cases.GetValueOrDefault(number);
                break;
            case Fact.MailOf { Hash: var hash }:
                facts.Mails[hash] = mails.TryGetValue((message.Id.Sender, hash), out var found) ? found : null;
                break;
            case Fact.CasesOn { OrderNumber: var order }:
                facts.CasesOnOrders[order] =
                    [.. cases.Values.Where(@case => @case.OrderNumber == order && @case.Id.OpenedBy.Sender == message.Id.Sender).Select(@case => @case.Number)];
                break;
            case Fact.AddressState:
                facts.AddressState = states.GetValueOrDefault((message.Id.Sender, null), SenderState.Unknown);
                break;
            case Fact.Key:
                facts.IsKeyRead = true;
                break;
        }
    }
}
