namespace ContactRouter.Routing;

/// <summary>A team that answers, by its short name: <c>b2b</c>, <c>cs</c>, … (P1). Each has a queue of its own.</summary>
public readonly record struct Desk(string Name)
{
    public override string ToString() => Name;
}
