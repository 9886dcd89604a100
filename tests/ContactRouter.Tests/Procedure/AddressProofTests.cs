using ContactRouter.Procedure;

namespace ContactRouter.Tests.Procedure;

public sealed class AddressProofTests
{
    [Fact]
    public void A_proven_address_needs_no_advice() => Assert.Null(AddressProof.Examine(Samples.Message() with { Verified = true }));

    [Fact]
    public void An_unproven_address_is_marked_for_the_desk_and_the_writer()
    {
        var check = AddressProof.Examine(Samples.Message() with { Verified = false })!;

        Assert.Equal(("unverified", "P8"), (check.Code, check.Rule));
        Assert.NotEqual("", check.Detail);
        Assert.Contains("case of its own", check.Advice, StringComparison.Ordinal);
    }
}
