using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ContactRouter.Topics.Scoring;

/// <summary>Where the parts of a model file lie. The file begins with <see cref="Counts"/>; then the parts follow in the order of the properties.</summary>
internal sealed class ModelLayout
{
    /// <summary>"CRTM", read as a number.</summary>
    public const uint Magic = 0x4D545243;

    /// <summary>Counted up whenever features, parts or their meaning change: an older file would be read wrongly.</summary>
    public const int Version = 1;

    public const int KnownLanes = 16;

    /// <summary>Numbers in <see cref="Calibration"/>.</summary>
    public const int CalibrationCount = 16;

    // A row of 13 is read as 16.
    private const int Overhang = 16;
    private const int Alignment = 16;

    private readonly Counts _head;

    public ModelLayout(Counts counts)
    {
        _head = counts;
        (Rows, Concepts, Nodes, TailBytes, Pieces, MeaningCount) = (counts.Rows, counts.Concepts, counts.Nodes, counts.TailBytes, counts.Pieces, counts.Meanings);
        GramBytes = checked((Rows * Outputs.Count) + Overhang);
        KnownRows = DenseRows.Concepts + Concepts;
        var at = Unsafe.SizeOf<Counts>();
        Calibration = Place(CalibrationCount * sizeof(float));
        Grams = Place(GramBytes);
        Known = Place(KnownRows * KnownLanes * sizeof(float));
        Masks = Place(Nodes * sizeof(uint));
        Next = Place(Nodes * sizeof(int));
        Ends = Place(Nodes * sizeof(ushort));
        Tails = Place(TailBytes);
        Starts = Place((Pieces + 1) * sizeof(int));
        Meanings = Place(MeaningCount * Unsafe.SizeOf<PieceMeaning>());
        Length = at;

        int Place(int bytes)
        {
            var start = checked((at + Alignment - 1) / Alignment * Alignment);
            at = checked(start + bytes);
            return start;
        }
    }

    /// <summary>What the file begins with.</summary>
    public ReadOnlySpan<byte> Head => MemoryMarshal.AsBytes(new ReadOnlySpan<Counts>(in _head));

    public int Rows { get; }

    public int Concepts { get; }

    public int Nodes { get; }

    public int TailBytes { get; }

    public int Pieces { get; }

    public int MeaningCount { get; }

    public int GramBytes { get; }

    public int KnownRows { get; }

    public int Calibration { get; }

    public int Grams { get; }

    public int Known { get; }

    public int Masks { get; }

    public int Next { get; }

    public int Ends { get; }

    public int Tails { get; }

    public int Starts { get; }

    public int Meanings { get; }

    /// <summary>The file's length in bytes.</summary>
    public int Length { get; }

    /// <exception cref="InvalidDataException">The file is no model, of another version, or not of the length that its head says.</exception>
    public static ModelLayout Read(ReadOnlySpan<byte> file)
    {
        if (file.Length < Unsafe.SizeOf<Counts>())
            throw new InvalidDataException($"A model of {file.Length} bytes has no head.");
        var counts = MemoryMarshal.Read<Counts>(file);
        if (counts.Magic != Magic)
            throw new InvalidDataException("The file is no model of topics.");
        if (counts.Version != Version)
            throw new InvalidDataException($"The model is of version {counts.Version}; this program reads version {Version}. Train it anew.");
        if (counts.Rows < 1 || counts.Concepts < 0 || counts.Nodes < 2 || counts.TailBytes < 0 || counts.Pieces < 0 || counts.Meanings < 0)
            throw new InvalidDataException("The model's head holds counts that cannot be.");
        ModelLayout layout;
        try
        {
            layout = new ModelLayout(counts);
        }
        catch (OverflowException)
        {
            throw new InvalidDataException("The model's head holds counts that cannot be.");
        }

        return layout.Length == file.Length
            ? layout
            : throw new InvalidDataException($"The model has {file.Length} bytes instead of the {layout.Length} that its head says: it is cut off or damaged.");
    }

    /// <summary>A model file's head.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal readonly record struct Counts(uint Magic, int Version, int Rows, int Concepts, int Nodes, int TailBytes, int Pieces, int Meanings);
}
