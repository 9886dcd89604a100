namespace ContactRouter.Routing;

/// <summary>An address that customers write to, and the desk that answers there (P1).</summary>
public sealed class DeskMailbox
{
    public string Address { get; set; } = "";

    public string Desk { get; set; } = "";
}
