using System.CommandLine;
using ContactRouter.Training.Commands;
using ContactRouter.Training.Corpus;

namespace ContactRouter.Training;

/// <summary>The program's arguments.</summary>
internal static class CommandLine
{
    public static RootCommand Create()
    {
        var command = new RootCommand("Learns to tell the topic of customers' messages from data/corpus and data/lexicon, and shows how well.");
        command.Add(Train());
        command.Add(Report());
        command.Add(Classify());
        command.Add(Import());
        command.Add(Check());
        return command;
    }

    private static Command Train()
    {
        var output = new Option<string?>("--output") { Description = "Where to write the model; by default where the product takes it from" };
        var command = new Command("train", "Learns the model anew: build the product afterwards") { output };
        command.SetAction(parsed =>
        {
            var place = WholeCorpus.Find();
            return TrainCommand.Run(place, parsed.GetValue(output) ?? place.Model, new Progress(Console.Error));
        });
        return command;
    }

    private static Command Report()
    {
        var command = new Command("report", "Measures on writers held back and writes docs/classification.md and its pictures");
        command.SetAction(_ => ReportCommand.Run(WholeCorpus.Find(), new Progress(Console.Error)));
        return command;
    }

    private static Command Import()
    {
        var file = new Argument<string>("file") { Description = "Corrected messages, a JSON object a line, as the corpus has them" };
        var command = new Command("import", "Takes messages whose topic a desk corrected into the corpus") { file };
        command.SetAction(parsed => ImportCommand.Run(WholeCorpus.Find(), parsed.GetValue(file)!, Console.Out));
        return command;
    }

    private static Command Check()
    {
        var command = new Command("check", "Counts the corpus and looks for messages that are there twice");
        command.SetAction(_ => CheckCommand.Run(WholeCorpus.Find(), Console.Out));
        return command;
    }

    private static Command Classify()
    {
        var text = new Argument<string[]>("text") { Description = "The message", Arity = ArgumentArity.ZeroOrMore };
        var subject = new Option<string>("--subject") { Description = "Its subject", DefaultValueFactory = _ => "" };
        var input = new Option<string?>("--input") { Description = "Messages, a JSON object a line with id, subject and body" };
        var output = new Option<string?>("--output") { Description = "Where to write a line a message: id, topic, confidence, desk, parted by tabs" };
        var model = new Option<string?>("--model") { Description = "A model file to try; by default the one that the product was built with" };
        var command = new Command("classify", "Tells the topic and desk of a text, with the evidence, or of a file of messages") { text, subject, input, output, model };
        command.Validators.Add(result =>
        {
            var hasText = result.GetValue(text) is { Length: > 0 };
            if (hasText == (result.GetValue(input) is not null))
                result.AddError("Give a text, or a file with --input.");
            if ((result.GetValue(input) is null) != (result.GetValue(output) is null))
                result.AddError("--input and --output go together.");
        });
        command.SetAction(parsed => parsed.GetValue(input) is { } file
            ? new ClassifyCommand(parsed.GetValue(model)).File(file, parsed.GetValue(output)!)
            : new ClassifyCommand(parsed.GetValue(model)).Explain(parsed.GetValue(subject)!, string.Join(' ', parsed.GetValue(text)!), Console.Out));
        return command;
    }
}
