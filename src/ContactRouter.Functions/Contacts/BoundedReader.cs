namespace ContactRouter.Functions.Contacts;

/// <summary>Reads what may be held in memory, and no more.</summary>
internal static class BoundedReader
{
    private const int FirstBytes = 16 * 1024;

    /// <summary>All bytes of a stream, or null where there are more than <paramref name="maxBytes"/>.</summary>
    public static async Task<byte[]?> ReadAsync(Stream stream, int maxBytes, CancellationToken cancellation)
    {
        var buffer = new byte[Math.Min(FirstBytes, maxBytes + 1)];
        var length = 0;
        while (true)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(length), cancellation);
            length += read;
            if (read == 0)
                return buffer[..length];
            if (length > maxBytes)
                return null;
            if (length == buffer.Length)
                Array.Resize(ref buffer, Math.Min(buffer.Length * 4, maxBytes + 1));
        }
    }
}
