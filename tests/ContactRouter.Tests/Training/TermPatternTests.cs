using ContactRouter.Topics.Reading;
using ContactRouter.Topics.Scoring;
using ContactRouter.Training.Corpus;
using ContactRouter.Training.Lexicon;

namespace ContactRouter.Tests.Training;

/// <summary>Terms of the lexicon, from their spelling to being found in a message.</summary>
public sealed class TermPatternTests
{
    [Theory]
    [InlineData("refund", "I want a refund.", true)]
    [InlineData("refund", "I was refunded.", false)]
    [InlineData("refund*", "I was refunded.", true)]
    [InlineData("*rechnung", "die Schlussrechnung fehlt", true)]
    [InlineData("*rechnung", "die Rechnungen fehlen", false)]
    [InlineData("*rechnung*", "die Schlussrechnungen fehlen", true)]
    [InlineData("where is my", "Where is my parcel?", true)]
    [InlineData("where is my", "Where is. My parcel?", false)]
    [InlineData("send* it back", "I am sending it back", true)]
    [InlineData("within # days", "within 14 days", true)]
    [InlineData("geld zurück", "GELD ZURUCK", true)]
    [InlineData("doesn't work", "it doesnt work", true)]
    [InlineData("sent back & money", "no money although it was sent back", true)]
    [InlineData("sent back & money", "It was sent back. No money.", false)]
    public void A_term_is_found_where_it_stands(string term, string text, bool isFound)
    {
        var lexicon = CompiledLexicon.Compile([new Concept("one", [term.Split(" & ")]), new Concept("decoy", [["refusal"], ["send* them"], ["within reach"]])]);
        var (words, finder) = (new MessageWords(), new ConceptFinder());
        MessageScanner.Read("", text, words);

        Assert.Equal(isFound, words.Sentences.ToArray().Any(sentence => finder.Find(lexicon.Concepts, words, sentence).ToArray().Any(found => found.Concept == 0)));
    }

    [Theory]
    [InlineData("a*")]
    [InlineData("re*fund")]
    [InlineData("the *rechnung")]
    [InlineData("...")]
    public void A_term_that_matches_nothing_or_everything_is_refused(string term) => Assert.Throws<InputException>(() => TermPattern.Parse(term));
}
