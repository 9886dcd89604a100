using System.Globalization;
using System.Text.Json;
using ContactRouter.Routing;
using ContactRouter.Senders;
using ContactRouter.Topics;
using ContactRouter.Topics.Scoring;
using ContactRouter.Training.Corpus;

namespace ContactRouter.Training.Commands;

/// <summary><c>classify</c>: what the product would make of a message, with its standard settings.</summary>
internal sealed class ClassifyCommand
{
    private static readonly SenderAddress s_nobody = SenderAddress.Parse("nobody@customer.example", out _)!;

    private readonly DeskRouter router;
    private readonly TrainedClassifier classifier;

    /// <param name="model">A model file, or null for the one that the product was built with.</param>
    /// <exception cref="InputException">The file is no model.</exception>
    public ClassifyCommand(string? model)
    {
        var (topics, routing, mailboxes) = (new TopicOptions(), new RoutingOptions(), new MailboxOptions());
        router = new DeskRouter(routing, mailboxes);
        try
        {
            classifier = new TrainedClassifier(
                topics, new TopicHints(topics, routing, mailboxes), model is null ? TopicModel.Embedded : TopicModel.Read(System.IO.File.ReadAllBytes(model)));
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            throw new InputException($"{model}: {exception.Message}");
        }
    }

    /// <summary>Explains the decision about one text.</summary>
    public int Explain(string subject, string text, TextWriter output)
    {
        var (judgement, route) = Judge(subject, text);
        output.WriteLine($"topic       {judgement.Topic?.Name ?? "none is sure"}");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"confidence  {judgement.Confidence:F2}"));
        output.WriteLine($"desk        {route.Desk}: {route.Reason}");
        if (judgement.Scores.Count > 0)
            output.WriteLine("shares      " + string.Join(", ", judgement.Scores.Take(4).Select(score => string.Create(CultureInfo.InvariantCulture, $"{score.Topic} {score.Share:F2}"))));
        if (judgement.Requests.Count > 0)
            output.WriteLine($"sentences   ask for {string.Join(", ", judgement.Requests.Select(request => request.Topic))}");
        foreach (var (term, weight) in judgement.Evidence)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {weight,5:F2}  {term}"));
        return 0;
    }

    /// <summary>Classifies a file of messages: a line <c>id TAB topic TAB confidence TAB desk</c> for each, always with the best topic.</summary>
    /// <exception cref="InputException">A line of the input cannot be read.</exception>
    public int File(string input, string output)
    {
        if (!System.IO.File.Exists(input))
            throw new InputException($"There is no file {input}.");
        var lines = new List<string>();
        foreach (var (number, line) in System.IO.File.ReadLines(input).Index())
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            CorpusLine? message;
            try
            {
                message = JsonSerializer.Deserialize(line, CorpusJson.Default.CorpusLine);
            }
            catch (JsonException exception)
            {
                throw new InputException($"{input}, line {number + 1}: {exception.Message}");
            }

            if (message?.Id is null)
                throw new InputException($"{input}, line {number + 1}: 'id' is missing.");
            var (judgement, route) = Judge(message.Subject ?? "", message.Body ?? "");
            var best = judgement.Scores.Count > 0 ? judgement.Scores[0].Topic.Name : Topic.All[0].Name;
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"{message.Id}\t{best}\t{judgement.Confidence:F4}\t{route.Desk}"));
        }

        System.IO.File.WriteAllLines(output, lines);
        return 0;
    }

    /// <summary>What is thought of a message by anybody, that came by no mailbox and no form of a shop's own.</summary>
    public (TopicJudgement Judgement, Route Route) Judge(string subject, string text)
    {
        var judgement = classifier.Classify(new TopicInput(subject, text));
        return (judgement, router.RouteOf(new RoutingFacts(judgement.Topic, Mailbox: null, Form: null, s_nobody, Language: null) { Scores = judgement.Scores }));
    }
}
