using ContactRouter.Senders;
using CsCheck;

namespace ContactRouter.Tests.Senders;

/// <summary>P5: no more than 40 messages from one address within an hour, else the address is blocked for one hour.</summary>
public sealed class SenderBudgetTests
{
    private static readonly DateTimeOffset Start = Samples.At("2026-11-23T10:00:00.000Z");

    [Fact]
    public void The_40th_is_let_in_and_the_41st_starts_a_block_of_exactly_an_hour()
    {
        var run = new Run(new BudgetOptions());
        for (var i = 0; i < 40; i++)
            Assert.True(run.TakeAt(i));
        Assert.Equal((0, 3600 - 39), (run.Last!.Left, run.Last.ResetSeconds));
        Assert.False(run.TakeAt(40));
        Assert.Equal(Start.AddSeconds(40 + 3600), run.Last.BlockedUntil);
    }

    [Theory]
    [InlineData(3_599.999, false)]
    [InlineData(3_600, true)]
    [InlineData(3_600.001, true)]
    public void An_admission_leaves_the_window_at_exactly_60_minutes(double seconds, bool letIn)
    {
        var run = new Run(new BudgetOptions());
        for (var i = 0; i < 40; i++)
            Assert.True(run.TakeAt(i == 0 ? 0 : 1_800));
        Assert.Equal(letIn, run.TakeAt(seconds));
    }

    [Theory]
    [InlineData(59, false)]
    [InlineData(3_659.999, false)]
    [InlineData(3_660, true)]
    public void A_block_ends_at_exactly_its_time_and_refused_ones_do_not_prolong_it(double seconds, bool letIn)
    {
        var run = new Run(new BudgetOptions());
        for (var i = 0; i < 40; i++)
            run.TakeAt(20);
        Assert.False(run.TakeAt(60));
        for (var i = 0; i < 100; i++)
            Assert.False(run.TakeAt(61 + i));
        var (state, standing) = run.PeekAt(Math.Max(161, seconds));
        Assert.Equal(seconds > 161 && letIn, standing.BlockedUntil is null && state.Admissions.Count > 0 && standing.Left == 39);
    }

    [Fact]
    public void After_a_block_he_starts_afresh()
    {
        // A window longer than the block: what came before the block must not count any more.
        var run = new Run(new BudgetOptions { Limit = 3, Window = TimeSpan.FromHours(2), Block = TimeSpan.FromMinutes(1) });
        Assert.Equal([true, true, true, false], new[] { 0, 1, 2, 3 }.Select(second => run.TakeAt(second)));
        Assert.Equal([false, true, true, true, false], new[] { 62.999, 63, 64, 65, 66 }.Select(run.TakeAt));
    }

    [Theory]
    [InlineData(false, 40)]
    [InlineData(true, 39)]
    public void The_limit_is_still_let_in_or_blocks_already(bool limitBlocks, int letIn)
    {
        var run = new Run(new BudgetOptions { LimitBlocks = limitBlocks });
        Assert.Equal(letIn, Enumerable.Range(0, 50).Count(_ => run.TakeAt(0)));
    }

    [Fact]
    public void Any_course_of_messages_agrees_with_a_plain_model() =>
        Gen.Select(Gen.Int[1, 5], Gen.Int[1, 60], Gen.Int[1, 60], Gen.Int[0, 20_000].Array[1, 60]).Sample((limit, window, block, gaps) =>
        {
            var options = new BudgetOptions { Limit = limit, Window = TimeSpan.FromSeconds(window), Block = TimeSpan.FromSeconds(block) };
            var run = new Run(options);
            var admitted = new List<long>();
            var blockedUntil = 0L;
            var clock = 0L;
            foreach (var gap in gaps)
            {
                clock += gap;
                var expected = false;
                if (clock >= blockedUntil)
                {
                    if (blockedUntil > 0)
                    {
                        admitted.Clear();
                        blockedUntil = 0;
                    }

                    expected = admitted.Count(at => clock - at < window * 1000L) < limit;
                    if (expected)
                        admitted.Add(clock);
                    else
                        blockedUntil = clock + (block * 1000L);
                }

                if (run.TakeAt(clock / 1000.0) != expected)
                    return false;
            }

            return true;
        });

    [Fact]
    public void No_rolling_window_ever_holds_more_than_the_limit() =>
        Gen.Int[0, 400_000].Array[1, 300].Sample(gaps =>
        {
            var run = new Run(new BudgetOptions());
            var clock = 0L;
            var admitted = new List<long>();
            foreach (var gap in gaps)
            {
                clock += gap;
                if (run.TakeAt(clock / 1000.0))
                    admitted.Add(clock);
            }

            return admitted.All(start => admitted.Count(at => at >= start && at - start < 3_600_000) <= 40);
        });

    [Fact]
    public void A_lifted_block_starts_its_writer_afresh_at_the_same_moment()
    {
        var run = new Run(new BudgetOptions());
        for (var n = 0; n <= 40; n++)
            run.TakeAt(0);
        Assert.NotNull(run.Last!.BlockedUntil);
        Assert.True(run.LiftAt(0));
        Assert.False(run.LiftAt(0));
        for (var n = 0; n < 40; n++)
            Assert.True(run.TakeAt(0));
        Assert.False(run.TakeAt(0));
        Assert.True(run.LiftAt(3_599));
        Assert.True(run.TakeAt(3_599));
        Assert.Equal(39, run.Last!.Left);
    }

    [Fact]
    public void Where_no_block_is_or_it_is_over_there_is_nothing_to_lift()
    {
        var run = new Run(new BudgetOptions());
        run.TakeAt(0);
        Assert.False(run.LiftAt(1));
        for (var n = 0; n <= 40; n++)
            run.TakeAt(2);
        Assert.False(run.LiftAt(3_602));
    }

    /// <summary>One writer's course: each message is decided on the state that the one before left.</summary>
    private sealed class Run(BudgetOptions options)
    {
        private readonly SenderBudget budget = new(options);
        private SenderState state = SenderState.Unknown;

        public BudgetStanding? Last { get; private set; }

        public (SenderState State, BudgetStanding Standing) PeekAt(double seconds) =>
            budget.Take(state, state.TimeOf(Start.AddMilliseconds(Math.Round(seconds * 1000))), key: 1, Samples.Contact());

        public bool LiftAt(double seconds)
        {
            if (SenderBudget.Lift(state, Start.AddSeconds(seconds)) is not { } lifted)
                return false;
            state = lifted;
            return true;
        }

        public bool TakeAt(double seconds)
        {
            (state, Last) = PeekAt(seconds);
            return Last.BlockedUntil is null;
        }
    }
}
