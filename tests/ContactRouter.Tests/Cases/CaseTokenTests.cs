using ContactRouter.Cases;

namespace ContactRouter.Tests.Cases;

public sealed class CaseTokenTests
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private const int Mutations = 100_000;

    private static readonly CaseNumber Number = CaseNumber.For(new CaseId(Samples.Contact(), 1), bucket: 11, attempt: 0);
    private static readonly CaseToken Token = Samples.Identity.TokenOf(Number, Samples.Sender("anna@shop.example"));

    [Fact]
    public void A_token_is_read_back_and_is_its_senders()
    {
        Assert.True(CaseToken.TryParse(Token.ToString(), out var read));
        Assert.Equal(Token, read);
        Assert.Equal(Number, read.Number);
        Assert.True(Samples.Identity.IsTokenOf(read, Samples.Sender("anna@shop.example")));
    }

    [Fact]
    public void A_mail_server_that_changes_the_case_of_an_address_does_no_harm()
    {
        Assert.True(CaseToken.TryParse(Token.ToString().ToUpperInvariant(), out var read));
        Assert.True(Samples.Identity.IsTokenOf(read, Samples.Sender("anna@shop.example")));
    }

    [Fact]
    public void It_is_nobody_elses() => Assert.False(Samples.Identity.IsTokenOf(Token, Samples.Sender("mallory@shop.example")));

    [Fact]
    public void Of_a_hundred_thousand_changed_tokens_none_is_accepted()
    {
        var random = new Random(4);
        var sender = Samples.Sender("anna@shop.example");
        var wellFormed = 0;
        for (var n = 0; n < Mutations; n++)
        {
            var changed = Mutate(Token.ToString(), random);
            if (changed == Token.ToString() || !CaseToken.TryParse(changed, out var token))
                continue;
            wellFormed++;
            Assert.False(Samples.Identity.IsTokenOf(token, sender), changed);
        }

        // Most keep their form, so that it is the signature that refuses them.
        Assert.True(wellFormed > Mutations / 3, $"{wellFormed} were well formed.");
    }

    [Fact]
    public void Tokens_are_found_in_addresses_and_texts_and_each_once() =>
        Assert.Equal([Token], CaseToken.FindIn($"<cs+{Token}@shop.example> [ref {Token}] 123456789.0123456789abcdeX a{Token}"));

    private static string Mutate(string token, Random random)
    {
        var characters = token.ToCharArray();
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            var (one, other) = (random.Next(characters.Length), random.Next(characters.Length));
            if (random.Next(4) == 0)
                (characters[one], characters[other]) = (characters[other], characters[one]);
            else if (characters[one] != '.')
                characters[one] = Alphabet[random.Next(Alphabet.Length)];
        }

        return new string(characters);
    }
}
