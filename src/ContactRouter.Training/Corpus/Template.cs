namespace ContactRouter.Training.Corpus;

/// <summary>A message with slots and alternatives: <c>{slot}</c> takes one of the slot's values, <c>{a|b}</c> one of the alternatives.</summary>
/// <param name="Topic">As a section names it: a topic, or <c>none</c>.</param>
internal sealed record Template(string Topic, string Kind, string Subject, string Body);

/// <summary>A language's templates and the values of their slots.</summary>
internal sealed record TemplateFile(string Language, Dictionary<string, List<string>> Slots, List<Template> Templates);
