using System.Text.Json;
using ContactRouter.Training.Corpus;

namespace ContactRouter.Training.Commands;

/// <summary>
/// <c>import</c>: takes over messages whose topic a desk corrected: lines of the corpus's own form with <c>"made":"desk"</c> and <c>"language"</c>. They come
/// into <c>data/corpus/&lt;language&gt;/desk.jsonl</c>, from where the next training learns them.
/// </summary>
internal static class ImportCommand
{
    private const string FileName = "desk.jsonl";

    /// <summary>Takes over what is not there yet.</summary>
    /// <exception cref="InputException">A line is wrong; then nothing is taken over.</exception>
    public static int Run(WholeCorpus place, string input, TextWriter output)
    {
        if (!File.Exists(input))
            throw new InputException($"There is no file {input}.");
        var known = CorpusReader.ReadFolder(place.Messages).Select(message => message.Id).ToHashSet();
        var languages = Directory.EnumerateDirectories(place.Messages).Select(folder => Path.GetFileName(folder)).ToHashSet();
        var messages = CorpusReader.ReadFile(input, language: "").ToList();
        foreach (var message in messages)
        {
            if (!languages.Contains(message.Language))
                throw new InputException($"{input}: '{message.Id}' is in language '{message.Language}', which the corpus does not have.");
            if (message.Made != CorpusMessage.ByDesk)
                throw new InputException($"{input}: '{message.Id}' is not marked \"made\":\"{CorpusMessage.ByDesk}\".");
        }

        var added = messages.Where(message => known.Add(message.Id)).ToList();
        foreach (var message in added)
            File.AppendAllText(Path.Combine(place.Messages, message.Language, FileName), LineOf(message) + "\n");
        output.WriteLine($"{added.Count} messages taken over, {messages.Count - added.Count} were there already. Train anew to learn from them.");
        return 0;
    }

    private static string LineOf(CorpusMessage message) => JsonSerializer.Serialize(
        new CorpusLine(message.Id, message.Topic?.Name, message.Group, message.Kind, message.Subject, message.Body, message.Made, message.Language),
        CorpusJson.Default.CorpusLine);
}
