using ContactRouter.Intake;
using ContactRouter.Storage.Engine;

namespace ContactRouter.Storage.Tests.Support;

/// <summary>An engine and what tests ask of it.</summary>
internal sealed class TestEngine(ContactEngine engine)
{
    /// <summary>Takes a message in that must be accepted.</summary>
    public async Task<ContactAnswer> AcceptAsync(ContactMessage message, CancellationToken cancellation) =>
        Assert.IsType<IntakeResult.Accepted>(await engine.AcceptAsync(message, cancellation)).Answer;

    public Task<IntakeResult> SubmitAsync(ContactMessage message) => engine.AcceptAsync(message, TestContext.Current.CancellationToken);

    public Task<ContactAnswer?> FindAsync(ContactId id, CancellationToken cancellation) => engine.FindAsync(id, cancellation);

    public Task SettleAsync() => engine.SettleAsync();
}
