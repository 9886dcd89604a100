using System.Text.Json;
using ContactRouter.Intake;
using ContactRouter.Training.Corpus;

namespace ContactRouter.Training.Commands;

/// <summary>
/// <c>import</c>: takes over messages whose topic a desk corrected: lines of the corpus's own form with <c>"made":"desk"</c>. They come into
/// <c>data/corpus/&lt;language&gt;/desk.jsonl</c>, from where the next training learns them. What was corrected anew takes the place of what it was before.
/// </summary>
internal static class ImportCommand
{
    private const string FileName = "desk.jsonl";
    private const string StandardLanguage = "en";

    /// <summary>Takes over what is not there yet, or otherwise.</summary>
    /// <exception cref="InputException">A line is wrong; then nothing is taken over.</exception>
    public static int Run(WholeCorpus place, string input, TextWriter output)
    {
        if (!File.Exists(input))
            throw new InputException($"There is no file {input}.");
        var known = CorpusReader.ReadFolder(place.Messages).ToDictionary(message => message.Id);
        var languages = Directory.EnumerateDirectories(place.Messages).Select(folder => Path.GetFileName(folder)).ToHashSet();
        var messages = CorpusReader.ReadFile(input, language: "").Select(WithLanguage).ToList();
        foreach (var message in messages)
        {
            if (!languages.Contains(message.Language))
                throw new InputException($"{input}: '{message.Id}' is in language '{message.Language}', which the corpus does not have.");
            if (message.Made != CorpusMessage.ByDesk)
                throw new InputException($"{input}: '{message.Id}' is not marked \"made\":\"{CorpusMessage.ByDesk}\".");
            if (known.TryGetValue(message.Id, out var other) && other.Made != CorpusMessage.ByDesk)
                throw new InputException($"{input}: the corpus has a message '{message.Id}' that no desk corrected.");
        }

        var taken = messages.Where(message => !known.TryGetValue(message.Id, out var before) || before != message).ToList();
        foreach (var language in taken.GroupBy(message => message.Language))
        {
            var file = Path.Combine(place.Messages, language.Key, FileName);
            var kept = File.Exists(file) ? CorpusReader.ReadFile(file, language.Key).ExceptBy(language.Select(message => message.Id), message => message.Id) : [];
            File.WriteAllLines(file, [.. kept.Concat(language).DistinctBy(message => message.Id).Select(LineOf)]);
        }

        output.WriteLine($"{taken.Count} messages taken over, {messages.Count - taken.Count} were there already. Train anew to learn from them.");
        return 0;
    }

    private static CorpusMessage WithLanguage(CorpusMessage message) =>
        message.Language.Length > 0 ? message : message with { Language = LanguageDetector.Detect(message.Subject, message.Body) ?? StandardLanguage };

    private static string LineOf(CorpusMessage message) => JsonSerializer.Serialize(
        new CorpusLine(message.Id, message.Topic?.Name, message.Group, message.Kind, message.Subject, message.Body, message.Made, message.Language),
        CorpusJson.Default.CorpusLine);
}
