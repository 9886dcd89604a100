namespace ContactRouter.Training.Corpus;

/// <summary>Where things lie in the repository, and all that is learned from.</summary>
internal sealed record WholeCorpus(string Root)
{
    /// <summary>Messages made of each template, at most.</summary>
    private const int OfEachTemplate = 8;

    public string Messages => Path.Combine(Root, "data", "corpus");

    public string Lexicon => Path.Combine(Root, "data", "lexicon");

    /// <summary>Messages to judge by, which nothing is learned from.</summary>
    public string Unseen => Path.Combine(Root, "data", "unseen");

    public string Model => Path.Combine(Root, "src", "ContactRouter", "Topics", "model.bin");

    public string Report => Path.Combine(Root, "docs", "classification.md");

    /// <summary>The repository that the program runs in: the nearest folder above with the solution in it.</summary>
    /// <exception cref="InputException">There is none.</exception>
    public static WholeCorpus Find()
    {
        foreach (var start in new[] { Directory.GetCurrentDirectory(), AppContext.BaseDirectory })
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, "Functions.sln")))
                    return new WholeCorpus(folder.FullName);
            }
        }

        throw new InputException("Run it inside the repository, or name it with --root.");
    }

    /// <summary>What people wrote, what desks corrected, and of what the templates make at most as much in each topic and language.</summary>
    /// <exception cref="InputException">A file cannot be read.</exception>
    public List<CorpusMessage> Read()
    {
        var written = CorpusReader.ReadFolder(Messages);
        var counts = written.CountBy(message => (message.Language, message.Topic)).ToDictionary();
        var made = TemplateMessages.ReadFolder(Path.Combine(Messages, "templates"), OfEachTemplate)
            .GroupBy(message => (message.Language, message.Topic))
            .SelectMany(group => group.Take(counts.GetValueOrDefault(group.Key)));
        return [.. written, .. made];
    }
}
