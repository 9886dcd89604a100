using ContactRouter.Intake;

namespace ContactRouter.Procedure;

/// <summary>P8: only who has proven his address may join a case of that address; everybody else gets a case of his own, marked for the desk.</summary>
public static class AddressProof
{
    public const string Code = "unverified";

    public static Check? Examine(ContactMessage message) => message.Verified ? null : new Check(
        Code,
        "P8",
        "Nothing proves that the address is the writer's own.",
        "We could not check that this address is yours, so your message has a case of its own.");
}
