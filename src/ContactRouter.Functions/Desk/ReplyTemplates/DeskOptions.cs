namespace ContactRouter.Functions.Desks.ReplyTemplates;

/// <summary>Settings <c>Desk</c>.</summary>
internal sealed class DeskOptions
{
    private const int MaxTitleLength = 100;

    /// <summary>The shop's own answers to begin with; with one of them, those that come with the app are not offered.</summary>
    public IList<ReplyTemplateOptions> Templates { get; } = [];

    /// <summary>What is wrong, each naming the setting.</summary>
    public IEnumerable<string> Faults()
    {
        for (var n = 0; n < Templates.Count; n++)
        {
            var template = Templates[n];
            if (template.Name.Length is 0 or > MaxTitleLength)
                yield return $"Desk:Templates:{n}:Name must be given, up to {MaxTitleLength} characters.";
            if (template.Language is not [>= 'a' and <= 'z', >= 'a' and <= 'z'])
                yield return $"Desk:Templates:{n}:Language must be a language of two letters, like de.";
            if (template.Title.Length > MaxTitleLength)
                yield return $"Desk:Templates:{n}:Title has at most {MaxTitleLength} characters.";
            if (template.Text.Length is 0 or > CaseCommands.MaxTextLength)
                yield return $"Desk:Templates:{n}:Text must be given, up to {CaseCommands.MaxTextLength} characters.";
        }
    }
}

/// <summary>Settings <c>Desk:Templates:n</c>.</summary>
internal sealed class ReplyTemplateOptions
{
    public string Name { get; set; } = "";

    public string Language { get; set; } = "en";

    /// <summary>The name where there is none.</summary>
    public string Title { get; set; } = "";

    public string Text { get; set; } = "";
}
