using System.Runtime.InteropServices;

namespace ContactRouter.Topics.Scoring;

/// <summary>
/// What was learned, as its file holds it: nothing is parsed, the parts are read in place. Little-endian, as all machines are that the product runs on.
/// </summary>
internal sealed class TopicModel
{
    private const string Resource = "model.bin";
    private static readonly Lazy<TopicModel> s_embedded = new(ReadEmbedded);

    private readonly byte[] _file;
    private readonly ModelLayout _layout;

    private TopicModel(byte[] file, ModelLayout layout) => (_file, _layout) = (file, layout);

    /// <summary>The product's own, read once.</summary>
    public static TopicModel Embedded => s_embedded.Value;

    /// <summary>Rows of hashed features.</summary>
    public int Rows => _layout.Rows;

    public int ConceptCount => _layout.Concepts;

    /// <summary>What a weight of a hashed feature is a multiple of.</summary>
    public float GramScale => Calibration[0];

    /// <summary>How shares are made of scores, see <see cref="Shares"/>.</summary>
    public ReadOnlySpan<float> Calibration => Part<float>(_layout.Calibration, ModelLayout.CalibrationCount);

    /// <summary>The weights of hashed features, <see cref="Outputs.Count"/> a row, with room behind them for a read of 16.</summary>
    public ReadOnlySpan<sbyte> Grams => Part<sbyte>(_layout.Grams, _layout.GramBytes);

    /// <summary>The weights of <see cref="DenseRows"/>, 16 a row, the last three 0.</summary>
    public ReadOnlySpan<float> Known => Part<float>(_layout.Known, _layout.KnownRows * ModelLayout.KnownLanes);

    public Concepts Concepts => new(
        new ConceptTrie(
            Part<uint>(_layout.Masks, _layout.Nodes), Part<int>(_layout.Next, _layout.Nodes), Part<ushort>(_layout.Ends, _layout.Nodes),
            Part<byte>(_layout.Tails, _layout.TailBytes)),
        Part<int>(_layout.Starts, _layout.Pieces + 1), Part<PieceMeaning>(_layout.Meanings, _layout.MeaningCount), _layout.Concepts);

    /// <summary>Takes a model file.</summary>
    /// <exception cref="InvalidDataException">It is none, of another version, or cut off; the message says which.</exception>
    public static TopicModel Read(byte[] file) => new(file, ModelLayout.Read(file));

    private static TopicModel ReadEmbedded()
    {
        using var stream = typeof(TopicModel).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The model {Resource} is not embedded in the assembly.");
        var file = new byte[stream.Length];
        stream.ReadExactly(file);
        return Read(file);
    }

    private ReadOnlySpan<T> Part<T>(int start, int count)
        where T : unmanaged =>
        MemoryMarshal.Cast<byte, T>(_file.AsSpan(start))[..count];
}
