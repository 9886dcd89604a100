namespace ContactRouter.Functions.Desks.ReplyTemplates;

/// <summary>An answer that is given often, for the desk to begin with.</summary>
/// <param name="Name">The same in all its languages.</param>
/// <param name="Language">ISO 639-1.</param>
/// <param name="Title">What the desk reads in its list.</param>
/// <param name="Text">May hold {name}, {order} and {case}, which the desk's page fills in.</param>
internal sealed record ReplyTemplate(string Name, string Language, string Title, string Text);

/// <summary>All answers that the desks can begin with.</summary>
internal sealed record ReplyTemplateList(IReadOnlyList<ReplyTemplate> Items);
