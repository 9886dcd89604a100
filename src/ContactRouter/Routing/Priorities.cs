namespace ContactRouter.Routing;

/// <summary>How urgent a desk should take a case, as settings and events name it.</summary>
public static class Priorities
{
    public const string Low = "low";
    public const string Normal = "normal";
    public const string High = "high";

    public static readonly IReadOnlyList<string> All = [Low, Normal, High];
}
