using System.Text;

namespace ContactRouter.Intake.OwnText;

/// <summary>
/// The lines that the writer wrote for this message, trimmed, empty ones included: without quoted mail, signature, and the block that closes a letter.
/// Where it is doubtful whose a line is, it is his. Time grows with the text alone.
/// </summary>
/// <example><c>foreach (var line in new OwnLines(text))</c></example>
public ref struct OwnLines(ReadOnlySpan<char> text)
{
    private SpanLineEnumerator _lines = text.EnumerateLines();
    private bool _hasWritten;
    private bool _signedOff;

    public ReadOnlySpan<char> Current { get; private set; }

    public readonly OwnLines GetEnumerator() => this;

    public bool MoveNext()
    {
        while (_lines.MoveNext())
        {
            if (Closing.IsSignatureMark(_lines.Current))
                return false;
            var line = _lines.Current.Trim();
            if (line.IsEmpty && !_signedOff)
            {
                Current = line;
                return true;
            }

            if (Closing.IsDeviceLine(line))
                continue;
            if (line.StartsWith('>'))
            {
                // What is answered below a quote is no contact line of a closing above it.
                _signedOff = false;
                continue;
            }

            if (IsForeign(CopiedMail.BeginsAt(line, _lines)))
                return false;

            var rest = _lines;
            if (IsForeign(Attribution.Read(line, ref rest, out var isMarked)))
            {
                if (!isMarked)
                    return false;
                _lines = rest;
                continue;
            }

            // At the top, "Greetings" is a salutation.
            if (_hasWritten && Closing.BeginsAt(line, _lines))
            {
                _signedOff = Closing.IsSignedBelow(_lines);
                continue;
            }

            if (_signedOff && Closing.IsContactLine(line))
                continue;
            _signedOff = false;
            _hasWritten = true;
            Current = line;
            return true;
        }

        return false;
    }

    private readonly bool IsForeign(Certainty certainty) => certainty == Certainty.Sure || (certainty == Certainty.Likely && _hasWritten);
}
