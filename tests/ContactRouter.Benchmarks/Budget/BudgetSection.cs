using ContactRouter.Benchmarks.Measuring;
using ContactRouter.Benchmarks.Reporting;

namespace ContactRouter.Benchmarks.Budget;

/// <summary>Holding senders to their budget: three plain designs beside the product.</summary>
internal static class BudgetSection
{
    public static async Task<Section> RunAsync(int rounds)
    {
        await using var emulator = await Emulator.StartAsync();
        var (one, goalsOfOne) = await BurstOfOne.RunAsync(emulator, rounds);
        var (many, goalsOfMany) = await ManySenders.RunAsync(emulator, rounds);
        var hour = await AcrossTheHour.RunAsync(emulator);
        return new Section(
            "Sender budget",
            "The plain designs keep the budget and nothing else. Contact Router's calls hold the messages, their cases and their outbox too.\n\n"
                + $"{one}\n{many}\n{hour}",
            [.. goalsOfOne, .. goalsOfMany]);
    }
}
