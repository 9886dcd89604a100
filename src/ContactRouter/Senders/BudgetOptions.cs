namespace ContactRouter.Senders;

/// <summary>Settings <c>Budget</c>: how much one address may write (P5).</summary>
public sealed class BudgetOptions
{
    public const int MaxLimit = 1_000;

    /// <summary>So many messages are let in within <see cref="Window"/>.</summary>
    public int Limit { get; set; } = 40;

    public TimeSpan Window { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long nothing is let in after one too many.</summary>
    public TimeSpan Block { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Whether the message that reaches the limit is refused already: then one less than <see cref="Limit"/> is let in.</summary>
    public bool LimitBlocks { get; set; }

    /// <summary>How many are let in.</summary>
    public int Allowed => LimitBlocks ? Limit - 1 : Limit;

    /// <summary>What is wrong, each naming the setting.</summary>
    public IEnumerable<string> Faults()
    {
        if (Limit < (LimitBlocks ? 2 : 1) || Limit > MaxLimit)
            yield return $"Budget:Limit must be from {(LimitBlocks ? 2 : 1)} to {MaxLimit:N0}.";
        if (Window < TimeSpan.FromSeconds(1) || Window > TimeSpan.FromDays(1))
            yield return "Budget:Window must be from 00:00:01 to 1.00:00:00.";
        if (Block < TimeSpan.FromSeconds(1) || Block > TimeSpan.FromDays(7))
            yield return "Budget:Block must be from 00:00:01 to 7.00:00:00.";
    }
}
