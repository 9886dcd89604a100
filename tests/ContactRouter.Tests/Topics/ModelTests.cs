using System.Runtime.InteropServices;
using ContactRouter.Topics.Reading;
using ContactRouter.Topics.Scoring;

namespace ContactRouter.Tests.Topics;

public sealed class ModelTests
{
    [Fact]
    public void The_embedded_model_has_at_most_two_megabytes()
    {
        using var stream = typeof(TopicModel).Assembly.GetManifestResourceStream("model.bin");

        Assert.NotNull(stream);
        Assert.InRange(stream.Length, 100_000, 2 * 1024 * 1024);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    public void A_file_that_is_too_short_for_a_head_is_refused(int length) => Refused(new byte[length], "no head");

    [Fact]
    public void A_file_of_something_else_is_refused() => Refused(new byte[100], "no model");

    [Fact]
    public void Another_version_is_refused_with_what_to_do() => Refused(Model(counts => counts with { Version = ModelLayout.Version + 1 }), "Train it anew");

    [Theory]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public void Counts_that_cannot_be_are_refused(int rows) => Refused(Model(counts => counts with { Rows = rows }), "cannot be");

    [Fact]
    public void A_file_that_is_cut_off_is_refused() => Refused(Model(counts => counts)[..^1], "cut off");

    [Fact]
    public void Scoring_allocates_nothing()
    {
        var request = string.Concat(Enumerable.Repeat("Where is my refund for the returned lamps? The invoice says 40 €, I was told 50. ", 8));
        var text = $"Dear team,\n\n{request}\n\nKind regards,\nAnna Example\n+49 30 123456\n\nOn Mon, 23 Nov 2026 at 10:02, Shop <cs@shop.example> wrote:\n> We have it.\n";
        var scratch = new ScoringScratch();
        var model = TopicModel.Embedded;
        Span<float> scores = stackalloc float[TopicScorer.Lanes];
        Score(scores);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var n = 0; n < 100; n++)
            Score(scores);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Score(Span<float> into)
        {
            MessageScanner.Read("Re[2]: order", text, scratch.Words);
            TopicScorer.Score(model, scratch, into);
        }
    }

    private static byte[] Model(Func<ModelLayout.Counts, ModelLayout.Counts> change)
    {
        var counts = new ModelLayout.Counts(ModelLayout.Magic, ModelLayout.Version, 16, 1, 2, 0, 0, 0);
        var file = new byte[new ModelLayout(counts).Length];
        var head = change(counts);
        MemoryMarshal.Write(file, in head);
        return file;
    }

    private static void Refused(byte[] file, string why) => Assert.Contains(why, Assert.Throws<InvalidDataException>(() => TopicModel.Read(file)).Message, StringComparison.Ordinal);
}
