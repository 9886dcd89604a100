using ContactRouter.Topics;
using ContactRouter.Training.Commands;
using ContactRouter.Training.Corpus;

namespace ContactRouter.Tests.Training;

public sealed class CorpusTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("corpus-");

    public CorpusTests()
    {
        Directory.CreateDirectory(At("data/corpus/en"));
        File.WriteAllText(At("data/corpus/en/stock.jsonl"), """{"id":"a","topic":"stock","voice":"v1","kind":"chat","subject":"","body":"Any kettles left?","made":"hand"}""" + "\n");
    }

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Corrections_are_taken_over_once()
    {
        File.WriteAllText(At("new.jsonl"), """{"id":"b","topic":"refunds","body":"money?","made":"desk","language":"en"}""");
        var place = new WholeCorpus(folder.FullName);

        ImportCommand.Run(place, At("new.jsonl"), TextWriter.Null);
        ImportCommand.Run(place, At("new.jsonl"), TextWriter.Null);

        Assert.Equal([("b", Topic.Refunds, "desk"), ("a", Topic.Stock, "hand")], place.Read().Select(message => (message.Id, message.Topic!.Value, message.Made)));
    }

    [Fact]
    public void A_correction_of_a_correction_takes_its_place_and_a_language_that_is_not_named_is_detected()
    {
        Directory.CreateDirectory(At("data/corpus/de"));
        var place = new WholeCorpus(folder.FullName);
        foreach (var topic in new[] { "refunds", "returns" })
        {
            File.WriteAllText(At("new.jsonl"), $$"""{"id":"b","topic":"{{topic}}","body":"Ich habe die Lampe zurückgeschickt, wann bekomme ich mein Geld?","made":"desk"}""");
            ImportCommand.Run(place, At("new.jsonl"), TextWriter.Null);
        }

        Assert.Equal(("de", Topic.Returns), place.Read().Where(message => message.Id == "b").Select(message => (message.Language, message.Topic!.Value)).Single());
    }

    [Theory]
    [InlineData("""{"id":"b","topic":"weather","body":"x","made":"desk","language":"en"}""", "line 1: 'weather' is no topic")]
    [InlineData("""{"topic":"stock","body":"x"}""", "line 1: 'id' is missing")]
    [InlineData("""{"id":"b","topic":"stock","body":"x","made":"desk","language":"xx"}""", "language 'xx'")]
    [InlineData("""{"id":"b","topic":"stock","body":"x","made":"hand","language":"en"}""", "not marked")]
    [InlineData("nonsense", "line 1")]
    public void Of_a_file_with_a_wrong_line_nothing_is_taken_over(string line, string why)
    {
        File.WriteAllText(At("new.jsonl"), line);
        var place = new WholeCorpus(folder.FullName);

        Assert.Contains(why, Assert.Throws<InputException>(() => ImportCommand.Run(place, At("new.jsonl"), TextWriter.Null)).Message, StringComparison.Ordinal);
        Assert.Single(place.Read());
    }

    [Fact]
    public void What_is_there_twice_or_nearly_is_found()
    {
        const string Text = "The blue kettle of the small series, do you have forty of them?";
        var faults = CorpusLint.Faults([Message("a", Text), Message("b", Text + "!"), Message("c", Text), Message("a", "Something else entirely, about a lamp and a shelf.")]).ToList();

        Assert.Contains("the same id: a, a", faults);
        Assert.Contains("the same text: a, c", faults);
        Assert.Contains(faults, fault => fault.StartsWith("nearly the same (", StringComparison.Ordinal) && fault.EndsWith(": a, b", StringComparison.Ordinal));
    }

    private string At(string name) => Path.Combine(folder.FullName, name);

    private static CorpusMessage Message(string id, string text) => new(id, "en", Topic.Stock, id, "chat", CorpusMessage.ByHand, "", text);
}
