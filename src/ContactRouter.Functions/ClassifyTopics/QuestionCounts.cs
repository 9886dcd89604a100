using System.Diagnostics.Metrics;
using ContactRouter.Functions.Contacts.SpamDoors;

namespace ContactRouter.Functions.ClassifyTopics;

/// <summary>Counts what came of questions to Azure AI Language.</summary>
internal sealed class QuestionCounts(IMeterFactory meters)
{
    public const string Questions = "contactrouter.language.questions";

    private readonly Counter<long> questions =
        meters.Create(SpamCounts.MeterName).CreateCounter<long>(Questions, "{question}", "Questions to Azure AI Language, by what came of them");

    public void Count(string outcome) => questions.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
}
