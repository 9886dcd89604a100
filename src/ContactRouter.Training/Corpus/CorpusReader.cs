using System.Text.Json;
using ContactRouter.Topics;

namespace ContactRouter.Training.Corpus;

/// <summary>Reads the corpus: <c>&lt;language&gt;/&lt;topic&gt;.jsonl</c>.</summary>
internal static class CorpusReader
{
    /// <summary>All messages, in an order that does not depend on the file system's.</summary>
    /// <exception cref="InputException">A line cannot be read; names file, line and fault.</exception>
    public static List<CorpusMessage> ReadFolder(string folder)
    {
        if (!Directory.Exists(folder))
            throw new InputException($"There is no folder {folder}.");
        return
        [
            .. Directory.EnumerateFiles(folder, "*.jsonl", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .SelectMany(file => ReadFile(file, Path.GetFileName(Path.GetDirectoryName(file))!)),
        ];
    }

    /// <param name="language">The messages' language where a line does not name it.</param>
    public static IEnumerable<CorpusMessage> ReadFile(string file, string language) => ReadLines(file, line => Message(line, language));

    /// <summary>The lines of a file, each as what <paramref name="read"/> makes of it.</summary>
    /// <exception cref="InputException">One cannot be read.</exception>
    public static IEnumerable<T> ReadLines<T>(string file, Func<CorpusLine, T> read)
    {
        foreach (var (number, text) in File.ReadLines(file).Index())
        {
            if (string.IsNullOrWhiteSpace(text))
                continue;
            T message;
            try
            {
                message = read(JsonSerializer.Deserialize(text, CorpusJson.Default.CorpusLine)!);
            }
            catch (Exception exception) when (exception is JsonException or InputException)
            {
                throw new InputException($"{file}, line {number + 1}: {exception.Message}");
            }

            yield return message;
        }
    }

    private static CorpusMessage Message(CorpusLine line, string language)
    {
        if (string.IsNullOrEmpty(line.Id))
            throw new InputException("'id' is missing.");
        if (line.Body is null)
            throw new InputException("'body' is missing.");
        Topic? topic = line.Topic is null or "none" ? null : Topic.Find(line.Topic) ?? throw new InputException($"'{line.Topic}' is no topic.");
        // A message without a voice stands for itself.
        return new CorpusMessage(
            line.Id, line.Language ?? language, topic, line.Voice ?? line.Id, line.Kind ?? "mail", line.Made ?? "hand", line.Subject ?? "", line.Body);
    }
}

/// <summary>What was given cannot be used; the message says what and why, for the person who gave it.</summary>
internal sealed class InputException(string message) : Exception(message);
