using ContactRouter.Topics;

namespace ContactRouter.Training.Corpus;

/// <summary>The messages made of templates: one of each, then another one of each, and so on, none twice.</summary>
internal static class TemplateMessages
{
    /// <param name="rounds">Messages of each template, at most: one with few alternatives gives fewer.</param>
    /// <exception cref="InputException">A template is wrong.</exception>
    public static List<CorpusMessage> ReadFolder(string folder, int rounds)
    {
        if (!Directory.Exists(folder))
            return [];
        var messages = new List<CorpusMessage>();
        foreach (var path in Directory.EnumerateFiles(folder, "*.txt").Order(StringComparer.Ordinal))
        {
            var file = TemplateReader.Read(path);
            var texts = new HashSet<string>();
            for (var round = 1; round <= rounds; round++)
            {
                foreach (var (number, template) in file.Templates.Index())
                {
                    if (Make(path, file, template, number + 1, round) is var message && texts.Add($"{message.Subject}\n{message.Body}"))
                        messages.Add(message);
                }
            }
        }

        return messages;
    }

    private static CorpusMessage Make(string path, TemplateFile file, Template template, int number, int round)
    {
        var name = $"{file.Language}-template-{number}";
        try
        {
            var filler = new TemplateFiller(file, (number * 101) + round);
            return new CorpusMessage(
                $"{name}-{round}", file.Language, Topic.Find(template.Topic), name, template.Kind, CorpusMessage.FromTemplate,
                filler.Fill(template.Subject), filler.Fill(template.Body));
        }
        catch (InputException exception)
        {
            throw new InputException($"{path}, template {number} ({template.Topic}): {exception.Message}");
        }
    }
}
