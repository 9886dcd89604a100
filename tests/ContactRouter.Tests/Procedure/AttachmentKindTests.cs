using ContactRouter.Intake;
using ContactRouter.Procedure;

namespace ContactRouter.Tests.Procedure;

public sealed class AttachmentKindTests
{
    [Fact]
    public void Pictures_and_videos_are_kept_in_their_order_and_all_else_is_set_aside()
    {
        var result = Examine(("1", "image/png"), ("2", FileKind.Unknown), ("3", "video/mp4"), ("4", "application/pdf"), ("5", "image/heic"));

        Assert.Equal("135", string.Concat(result.Kept.Select(file => file.Name)));
        Assert.Equal("24", string.Concat(result.SetAside.Select(file => file.Name)));
        Assert.NotNull(result.Check);
    }

    [Fact]
    public void Without_a_file_of_another_kind_there_is_nothing_to_say()
    {
        Assert.Null(Examine().Check);
        Assert.Null(Examine(("photo.jpg", "image/jpeg")).Check);
    }

    [Fact]
    public void The_desk_is_told_what_the_files_are_and_the_writer_what_is_passed_on()
    {
        var check = Examine(("bill.jpg", "application/pdf"), ("photo.jpg", "image/jpeg"), ("page.png", FileKind.Unknown)).Check!;

        Assert.Equal(("attachment-kind", "P10"), (check.Code, check.Rule));
        Assert.Equal("Set aside: bill.jpg (application/pdf), page.png (unknown content).", check.Detail);
        Assert.StartsWith("We pass on pictures, videos only", check.Advice, StringComparison.Ordinal);
        Assert.Contains("Not passed on: bill.jpg, page.png.", check.Advice, StringComparison.Ordinal);
        Assert.DoesNotContain("photo.jpg", check.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_kind_of_the_settings_is_passed_on_too()
    {
        var options = new AttachmentOptions();
        options.Kinds.Add("application/pdf");

        var result = AttachmentKind.Examine([Samples.File("bill.pdf", 1, "application/pdf"), Samples.File("old.doc", 1, FileKind.Unknown)], options);

        Assert.Equal(["bill.pdf"], result.Kept.Select(file => file.Name));
        Assert.Contains("pictures, videos, application/pdf only", result.Check!.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("image/svg+xml")]
    [InlineData("Image/PNG")]
    [InlineData("application/octet-stream")]
    [InlineData("")]
    public void A_kind_that_cannot_be_told_by_content_is_a_wrong_setting(string kind)
    {
        var options = new AttachmentOptions();
        options.Kinds.Add(kind);

        Assert.Contains("Attachments:Kinds", Assert.Single(options.Faults()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(100 * 1024 * 1024, true)]
    [InlineData((100 * 1024 * 1024) + 1, false)]
    public void The_total_is_from_one_byte_to_what_a_request_can_hold(long bytes, bool isRight) =>
        Assert.Equal(isRight, !new AttachmentOptions { MaxTotalBytes = bytes }.Faults().Any());

    private static (IReadOnlyList<Attachment> Kept, IReadOnlyList<Attachment> SetAside, Check? Check) Examine(params (string Name, string Kind)[] files) =>
        AttachmentKind.Examine([.. files.Select(file => Samples.File(file.Name, 1, file.Kind))], new AttachmentOptions());
}
