using ContactRouter.Topics;

namespace ContactRouter.Training.Corpus;

/// <summary>
/// Reads a language's templates: <c>@slot</c> with a value a line, then sections <c>[topic]</c> of templates that end with <c>---</c>. A template's first line
/// is its kind and, behind <c>|</c>, its subject.
/// </summary>
internal sealed class TemplateReader
{
    private const string None = "none";

    private readonly Dictionary<string, List<string>> slots = [];
    private readonly List<Template> templates = [];
    private readonly List<string> lines = [];
    private List<string>? slot;
    private string? topic;

    /// <exception cref="InputException">A line is wrong; names file, line and fault.</exception>
    public static TemplateFile Read(string file)
    {
        var reader = new TemplateReader();
        foreach (var (number, line) in File.ReadLines(file).Index())
        {
            try
            {
                reader.Take(line);
            }
            catch (InputException exception)
            {
                throw new InputException($"{file}, line {number + 1}: {exception.Message}");
            }
        }

        if (reader.lines.Exists(line => line.Trim().Length > 0))
            throw new InputException($"{file}: the last template does not end with ---.");
        return new TemplateFile(Path.GetFileNameWithoutExtension(file), reader.slots, reader.templates);
    }

    private void Take(string line)
    {
        if (line.TrimEnd() == "---")
        {
            EndTemplate();
        }
        else if (lines.Count > 0)
        {
            lines.Add(line);
        }
        else if (line.StartsWith('[') && line.TrimEnd().EndsWith(']'))
        {
            topic = line.Trim('[', ']', ' ');
            if (topic != None && Topic.Find(topic) is null)
                throw new InputException($"'{topic}' is no topic.");
            slot = null;
        }
        else if (topic is null && line.StartsWith('@'))
        {
            if (!slots.TryAdd(line[1..].Trim(), slot = []))
                throw new InputException($"there is a slot '{line[1..].Trim()}' already.");
        }
        else if (line.Trim().Length > 0 && !line.StartsWith('#'))
        {
            if (topic is not null)
                lines.Add(line);
            else
                (slot ?? throw new InputException("a value stands before the first @slot.")).Add(line.Trim());
        }
    }

    private void EndTemplate()
    {
        if (lines.Count < 2)
            throw new InputException("a template is a line with its kind and the message below it.");
        var head = lines[0].Split('|', 2, StringSplitOptions.TrimEntries);
        if (head[0] is not ("mail" or "form" or "chat"))
            throw new InputException($"'{head[0]}' is no kind; the kinds are mail, form and chat.");
        templates.Add(new Template(topic!, head[0], head.Length > 1 ? head[1] : "", string.Join('\n', lines.Skip(1)).Trim()));
        lines.Clear();
    }
}
