using System.Text;
using ContactRouter.Benchmarks.Measuring;
using ContactRouter.Benchmarks.Product;
using ContactRouter.Benchmarks.Reporting;
using ContactRouter.Intake;
using ContactRouter.Procedure;
using ContactRouter.Routing;
using ContactRouter.Senders;
using ContactRouter.ServiceLevel;
using ContactRouter.Storage.Rows;
using ContactRouter.Topics;

namespace ContactRouter.Benchmarks.Intake;

/// <summary>What the parts of taking a message in cost, each by itself on one thread.</summary>
internal static class IntakeParts
{
    private const int Times = 5_000;

    public static async Task<string> RunAsync(IServiceProvider app, int rounds)
    {
        var identity = app.GetRequiredService<SenderIdentity>();
        var decider = app.GetRequiredService<ContactDecider>();
        var classifier = app.GetRequiredService<ITopicClassifier>();
        var orders = app.GetRequiredService<OrderNumbers>();
        var calendar = app.GetRequiredService<DeskCalendars>().Of(new Desk("cs"));
        var now = app.GetRequiredService<TimeProvider>().GetUtcNow();

        var json = Encoding.UTF8.GetBytes(RequestBytes.BodyOf("buyer@shop.example"));
        var fields = ContactJson.Read(json, out _)!;
        var message = SampleMessages.New(identity, sender: 0, number: 1, now);
        var decision = IntakeServer.Decide(decider, message, now);
        var parts = await Rounds.AlternateAsync(rounds,
        [
            Part("JSON into fields", () => ContactJson.Read(json, out _)),
            Part("fields checked", () => ContactRules.Check(fields, out _)),
            Part("sender id and contact id", () => ContactId.New(identity.IdOf(message.Sender), now)),
            Part("repeat key", () => MessageMark.Of(message)),
            Part("the decision, whole", () => IntakeServer.Decide(decider, message, now)),
            Part("- of it the topic", () => classifier.Classify(new TopicInput(message.Subject, message.Text))),
            Part("- of it the order numbers", () => orders.Find(message)),
            Part("- of it the due time", () => calendar.DueAt(now)),
            Part("the rows", () => RowsOf(decision)),
        ]);
        var table = new MarkdownTable("part", "microseconds", "bytes");
        foreach (var part in parts)
            table.Row(part.Name, part.Spread(result => result.Microseconds, "N1"), $"{part.Median(result => result.Bytes):N0}");
        return $"### Its parts, one thread\n\n{table}";
    }

    private static Candidate<Repeated> Part(string name, Func<object?> work) => new(name, () => Task.FromResult(Repeat.Measure(Times, work)));

    private static List<object> RowsOf(Decision.Admitted decision) =>
    [
        MessageRow.Write(0, decision.Record),
        KeyRow.Write(0, decision.Record.Message.Id.Sender, decision.Key, expired: null),
        .. decision.Cases.SelectMany(change => CaseRows.Write(0, change)),
        OutboxRow.Write(0, RowKeys.Outbox(decision.Record.Answer.ReceivedAt, decision.Record.Message.Id), decision.Outgoing)!,
        StateRow.Write(0, WriterKey.Of(decision.Record.Message), decision.State),
    ];
}
