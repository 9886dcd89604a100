namespace ContactRouter.LocalHost.Running;

/// <summary>Only one local host works on a data folder: Azurite would spoil files that two of it write.</summary>
internal static class DataLock
{
    /// <returns>The lock; dispose it to give the folder free. The system does so should this process die.</returns>
    /// <exception cref="HostStartException">Another local host has it.</exception>
    public static IDisposable Take(string folder)
    {
        Directory.CreateDirectory(folder);
        try
        {
            return new FileStream(Path.Combine(folder, "in-use"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException fault)
        {
            throw new HostStartException($"Another local host works on the data in {folder}: stop it, or start this one with --ephemeral.", fault);
        }
    }
}
