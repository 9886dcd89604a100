using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ContactRouter.Functions.Contacts;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace ContactRouter.Functions.Tests;

/// <summary>What counts as proof that a message comes from its address.</summary>
public sealed class AddressProverTests
{
    // The vector that the Standard Webhooks specification publishes.
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string Id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private const long SentAt = 1614265330;
    private const string Body = """{"test": 2432232314}""";
    private const string Signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private readonly FakeTimeProvider time = new(DateTimeOffset.FromUnixTimeSeconds(SentAt));

    [Fact]
    public async Task The_published_signature_proves_the_address() => Assert.True(await IsProvenAsync());

    [Fact]
    public async Task One_right_signature_among_several_is_enough() =>
        Assert.True(await IsProvenAsync(signature: "v1,AAAA v1a,BBBB " + Signature));

    [Fact]
    public async Task Either_secret_counts_while_they_are_rotated()
    {
        Assert.True(await IsProvenAsync(secrets: ["whsec_" + Convert.ToBase64String(new byte[32]), Secret]));
        Assert.False(await IsProvenAsync(secrets: ["whsec_" + Convert.ToBase64String(new byte[32])]));
    }

    [Theory]
    [InlineData(300, true)]
    [InlineData(301, false)]
    [InlineData(-300, true)]
    [InlineData(-301, false)]
    public async Task A_signature_is_good_for_five_minutes_either_way(int secondsLater, bool proven)
    {
        time.AdjustTime(DateTimeOffset.FromUnixTimeSeconds(SentAt + secondsLater));
        Assert.Equal(proven, await IsProvenAsync());
    }

    [Fact]
    public async Task None_of_100000_mutations_is_accepted()
    {
        var random = new Random(20261123);
        var prover = new AddressProver(new ContactsOptions { WebhookSecrets = [Secret] }, time);
        var accepted = 0;
        for (var i = 0; i < 100_000; i++)
        {
            var (id, timestamp, body, signature) = (Id, SentAt.ToString(CultureInfo.InvariantCulture), Body, Signature);
            switch (random.Next(4))
            {
                case 0: id = Mutate(id, random); break;
                case 1: timestamp = (SentAt + random.Next(1, 300)).ToString(CultureInfo.InvariantCulture); break;
                case 2: body = Mutate(body, random); break;
                default: signature = "v1," + Mutate(Signature[3..], random); break;
            }

            accepted += await IsProvenAsync(prover, id, timestamp, body, signature) ? 1 : 0;
        }

        Assert.Equal(0, accepted);
    }

    [Theory]
    [InlineData("", "1614265330")]
    [InlineData(Id, "")]
    [InlineData(Id, "yesterday")]
    [InlineData(Id, "99999999999999999999")]
    public async Task A_signature_without_its_id_or_time_is_refused(string id, string timestamp) =>
        Assert.False(await IsProvenAsync(new AddressProver(new ContactsOptions { WebhookSecrets = [Secret], AllowAnonymous = true }, time), id, timestamp, Body, Signature));

    [Theory]
    [InlineData("Bearer a-key-of-16-chars", true)]
    [InlineData("bearer a-key-of-16-chars", true)]
    [InlineData("Bearer a-key-of-16-charS", false)]
    [InlineData("Bearer ", false)]
    [InlineData("Basic a-key-of-16-chars", false)]
    [InlineData("a-key-of-16-chars", false)]
    public void Only_our_own_key_proves_and_any_other_is_refused(string authorization, bool proven)
    {
        var proof = Prover(new ContactsOptions { ApiKeys = ["another-key-of-ours", "a-key-of-16-chars"], AllowAnonymous = true }).Begin(Request(("Authorization", authorization)));
        Assert.Equal(proven, proof.IsProven);
        Assert.Equal(proven, proof.Refusal is null);
    }

    [Theory]
    [InlineData("https://shop.example", true)]
    [InlineData("https://shop.example.evil.example", false)]
    [InlineData("null", false)]
    [InlineData(null, false)]
    public void Without_proof_a_writer_needs_an_allowed_origin(string? origin, bool letIn)
    {
        var proof = Prover(new ContactsOptions { AllowedOrigins = ["https://shop.example"] }).Begin(origin is null ? Request() : Request(("Origin", origin)));
        Assert.False(proof.IsProven);
        Assert.Equal(letIn, proof.Refusal is null);
    }

    [Fact]
    public void A_function_key_proves_nothing()
    {
        var proof = Prover(new ContactsOptions { ApiKeys = ["a-key-of-16-chars"] }).Begin(Request(("x-functions-key", "a-key-of-16-chars")));
        Assert.False(proof.IsProven);
        Assert.NotNull(proof.Refusal);
    }

    private AddressProver Prover(ContactsOptions options) => new(options, time);

    private Task<bool> IsProvenAsync(string[]? secrets = null, string signature = Signature) => IsProvenAsync(
        Prover(new ContactsOptions { WebhookSecrets = secrets ?? [Secret] }), Id, SentAt.ToString(CultureInfo.InvariantCulture), Body, signature);

    private static async Task<bool> IsProvenAsync(AddressProver prover, string id, string timestamp, string body, string signature)
    {
        var proof = prover.Begin(Request(("webhook-id", id), ("webhook-timestamp", timestamp), ("webhook-signature", signature)));
        if (proof.Refusal is not null)
            return false;
        var observed = proof.Observe(new MemoryStream(Encoding.UTF8.GetBytes(body)));
        await proof.ConcludeAsync(observed, TestContext.Current.CancellationToken);
        return proof is { IsProven: true, Refusal: null };
    }

    private static HttpRequest Request(params (string Name, string Value)[] headers)
    {
        var http = new DefaultHttpContext();
        foreach (var (name, value) in headers)
            http.Request.Headers[name] = value;
        return http.Request;
    }

    // Another character of the same kind at one place, so that the text still parses.
    private static string Mutate(string text, Random random)
    {
        const string letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        while (true)
        {
            var mutated = text.ToCharArray();
            mutated[random.Next(text.Length)] = letters[RandomNumberGenerator.GetInt32(letters.Length)];
            if (new string(mutated) is var candidate && candidate != text)
                return candidate;
        }
    }
}
