using ContactRouter.Procedure;

namespace ContactRouter.Tests.Procedure;

public sealed class AttachmentSizeTests
{
    private const long MiB = 1024 * 1024;

    private static readonly AttachmentOptions Standard = new();

    public static TheoryData<long[], string, string> Files => new()
    {
        { [], "", "" },
        { [0], "1", "" },
        { [20 * MiB], "1", "" },
        { [(20 * MiB) + 1], "", "1" },
        { [10 * MiB, 10 * MiB], "12", "" },
        { [10 * MiB, (10 * MiB) + 1], "1", "2" },
        { [10 * MiB, 10 * MiB, 1], "12", "3" },
        { [10 * MiB, 10 * MiB, 0], "123", "" },
        { [21 * MiB, 20 * MiB], "2", "1" },
        { [12 * MiB, 12 * MiB, 8 * MiB], "13", "2" },
        { [long.MaxValue, 1], "2", "1" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void Files_are_kept_in_their_order_as_long_as_20_MiB_hold_them(long[] sizes, string kept, string setAside)
    {
        var result = AttachmentSize.Examine([.. sizes.Select((size, i) => Samples.File($"{i + 1}", size))], Standard);

        Assert.Equal(kept, string.Concat(result.Kept.Select(file => file.Name)));
        Assert.Equal(setAside, string.Concat(result.SetAside.Select(file => file.Name)));
        Assert.Equal(setAside.Length > 0, result.Check is not null);
    }

    [Fact]
    public void The_writer_and_the_desk_are_told_which_files_were_too_large()
    {
        var check = AttachmentSize.Examine([Samples.File("photo.jpg", MiB), Samples.File("film.mp4", 30 * MiB)], Standard).Check!;

        Assert.Equal(("attachment-size", "P10"), (check.Code, check.Rule));
        Assert.Equal("Set aside: film.mp4 (31,457,280 bytes).", check.Detail);
        Assert.Contains("film.mp4 (31,457,280 bytes)", check.Advice, StringComparison.Ordinal);
        Assert.DoesNotContain("photo.jpg", check.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5, "")]
    [InlineData(6, " and 1 more")]
    [InlineData(20, " and 15 more")]
    public void Five_files_are_named_and_the_rest_counted(int count, string rest)
    {
        var check = AttachmentSize.Examine([.. Enumerable.Range(1, count).Select(i => Samples.File($"f{i}", 30 * MiB))], Standard).Check!;

        Assert.EndsWith($"f5 (31,457,280 bytes){rest}.", check.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("f6", check.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1024 * 1024, "1 MB")]
    [InlineData(2_621_440, "2.5 MB")]
    [InlineData(20 * 1024 * 1024, "20 MB")]
    public void Another_limit_holds_and_is_told(long limit, string told)
    {
        var options = new AttachmentOptions { MaxTotalBytes = limit };

        Assert.Null(AttachmentSize.Examine([Samples.File("fits.jpg", limit)], options).Check);
        var check = AttachmentSize.Examine([Samples.File("large.jpg", limit + 1)], options).Check!;
        Assert.Contains($"may have {told} together", check.Advice, StringComparison.Ordinal);
    }
}
