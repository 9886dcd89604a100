namespace ContactRouter.Functions.Contacts.Network;

/// <summary>Settings <c>Network</c>: how to tell a client's address from those of the front ends between him and us.</summary>
internal sealed class NetworkOptions
{
    private const int MostHops = 10;

    /// <summary>How many front ends of ours append to the header, each the address that called it. 0: none; the connection's own address counts.</summary>
    public int TrustedHops { get; set; } = 1;

    /// <summary>The header that they append to.</summary>
    public string Header { get; set; } = "X-Forwarded-For";

    /// <summary>What is wrong, each naming the setting.</summary>
    public IEnumerable<string> Faults()
    {
        if (TrustedHops is < 0 or > MostHops)
            yield return $"Network:TrustedHops must be from 0 to {MostHops}.";
        if (Header.Length == 0 || Header.Any(c => !char.IsAsciiLetterOrDigit(c) && c != '-'))
            yield return "Network:Header must be a header's name, like X-Forwarded-For.";
    }
}
