namespace ContactRouter.Training.Learning;

/// <summary>Chance that is the same on every run and machine, and cheap enough for every feature of every message.</summary>
internal sealed class Dice(ulong seed)
{
    private ulong state = (seed * 0x9E3779B97F4A7C15) | 1;

    public uint Next()
    {
        // xorshift64*, Vigna 2016.
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        return (uint)((state * 0x2545F4914F6CDD1D) >> 32);
    }

    public int Next(int below) => (int)(((ulong)Next() * (uint)below) >> 32);

    public void Shuffle(Span<int> items)
    {
        for (var n = items.Length - 1; n > 0; n--)
        {
            var other = Next(n + 1);
            (items[n], items[other]) = (items[other], items[n]);
        }
    }
}
