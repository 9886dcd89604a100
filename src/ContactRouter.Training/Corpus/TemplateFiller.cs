using System.Text;

namespace ContactRouter.Training.Corpus;

/// <summary>Makes a message of a template: the same seed always makes the same one.</summary>
internal sealed class TemplateFiller(TemplateFile file, int seed)
{
    private readonly Random random = new(seed);

    /// <exception cref="InputException">A slot is not there, or a brace has no partner.</exception>
    public string Fill(string text)
    {
        var filled = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            if (text[at] != '{')
            {
                filled.Append(text[at++]);
                continue;
            }

            var end = PartnerOf(text, at);
            filled.Append(Fill(Choose(text[(at + 1)..end])));
            at = end + 1;
        }

        return filled.ToString();
    }

    private string Choose(string inside)
    {
        var alternatives = Alternatives(inside);
        if (alternatives.Count > 1)
            return alternatives[random.Next(alternatives.Count)];
        return file.Slots.TryGetValue(inside.Trim(), out var values) && values.Count > 0
            ? values[random.Next(values.Count)]
            : throw new InputException($"there is no slot '{inside}'.");
    }

    private static List<string> Alternatives(string inside)
    {
        var parts = new List<string>();
        var (depth, start) = (0, 0);
        for (var at = 0; at < inside.Length; at++)
        {
            depth += inside[at] switch { '{' => 1, '}' => -1, _ => 0 };
            if (inside[at] == '|' && depth == 0)
            {
                parts.Add(inside[start..at]);
                start = at + 1;
            }
        }

        parts.Add(inside[start..]);
        return parts;
    }

    private static int PartnerOf(string text, int open)
    {
        var depth = 0;
        for (var at = open; at < text.Length; at++)
        {
            depth += text[at] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
                return at;
        }

        throw new InputException($"a brace has no partner in '{text[open..Math.Min(text.Length, open + 30)]}'.");
    }
}
