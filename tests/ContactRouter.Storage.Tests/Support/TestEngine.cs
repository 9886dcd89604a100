using ContactRouter.Cases;
using ContactRouter.Desks;
using ContactRouter.Intake;
using ContactRouter.Storage.Engine;
using ContactRouter.Storage.Outbox;
using ContactRouter.Storage.Rows;

namespace ContactRouter.Storage.Tests.Support;

/// <summary>An engine and what tests ask of it.</summary>
internal sealed class TestEngine(ContactEngine engine)
{
    /// <summary>Takes a message in that must be accepted.</summary>
    public async Task<ContactAnswer> AcceptAsync(ContactMessage message, CancellationToken cancellation) =>
        Assert.IsType<IntakeResult.Accepted>(await engine.AcceptAsync(message, cancellation)).Answer;

    public Task<IntakeResult> SubmitAsync(ContactMessage message) => engine.AcceptAsync(message, TestContext.Current.CancellationToken);

    public Task<ContactAnswer?> FindAsync(ContactId id, CancellationToken cancellation) => engine.FindAsync(id, cancellation);

    public IFollowUps FollowUps => engine;

    public ContactEngine Inner => engine;

    public Task<DeskResult> DoAsync(DeskCommand command) => engine.RunAsync(command, TestContext.Current.CancellationToken);

    /// <summary>Carries out a command that must be done.</summary>
    public async Task<CaseStanding> DoneAsync(DeskCommand command) => Assert.IsType<DeskResult.Done>(await DoAsync(command)).Standing;

    public Task<bool> UnblockAsync(WriterKey writer) => engine.UnblockAsync(writer, TestContext.Current.CancellationToken);

    public Task SettleAsync() => engine.SettleAsync();
}
