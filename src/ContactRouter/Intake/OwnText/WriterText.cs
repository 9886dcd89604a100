using System.Text;

namespace ContactRouter.Intake.OwnText;

/// <summary>What the writer wrote himself, as one text.</summary>
public static class WriterText
{
    /// <summary>The writer's own lines; of a message that has none, such as a mail only passed on, all of it.</summary>
    public static string Of(string text)
    {
        var own = new StringBuilder(text.Length);
        foreach (var line in new OwnLines(text))
            own.Append(line).Append('\n');
        var joined = own.ToString().Trim();
        return joined.Length > 0 ? joined : text.Trim();
    }

    /// <summary>The beginning of a text: so many UTF-16 units at most, and no character that a reader sees is cut.</summary>
    public static string Head(string text, int length)
    {
        if (text.Length <= length)
            return text;
        var end = 0;
        while (end < length)
        {
            var next = end + System.Globalization.StringInfo.GetNextTextElementLength(text, end);
            if (next > length)
                break;
            end = next;
        }

        // One character with more marks than fit is no character of anybody's.
        return end > 0 ? text[..end] : char.IsHighSurrogate(text[length - 1]) ? text[..(length - 1)] : text[..length];
    }
}
