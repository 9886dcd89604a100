namespace ContactRouter.Mail;

/// <summary>The header that each mail of ours carries: one that comes back is known by it.</summary>
public static class LoopHeader
{
    public const string Name = "X-Contact-Router-Loop";
}
