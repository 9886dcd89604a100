using ContactRouter.Topics;

namespace ContactRouter.Training.Corpus;

/// <summary>A message that the classifier learns from.</summary>
/// <param name="Id">Unique over the corpus.</param>
/// <param name="Language">ISO 639-1.</param>
/// <param name="Topic">Null for a message about none of the topics.</param>
/// <param name="Group">What must stay together on one side of a split: a voice, over all languages, or a template.</param>
/// <param name="Kind"><c>mail</c>, <c>form</c> or <c>chat</c>.</param>
/// <param name="Made">Who made it: <see cref="ByHand"/>, <see cref="FromTemplate"/> or <see cref="ByDesk"/>.</param>
internal sealed record CorpusMessage(string Id, string Language, Topic? Topic, string Group, string Kind, string Made, string Subject, string Body)
{
    public const string ByHand = "hand";
    public const string FromTemplate = "template";

    /// <summary>A customer's message whose topic a desk corrected.</summary>
    public const string ByDesk = "desk";

    /// <summary>What stands for no topic where a name is needed.</summary>
    public const string None = "none";
}
