using System.Globalization;
using System.Text.Json.Nodes;
using ContactRouter.Benchmarks.Reporting;
using ContactRouter.LocalHost;
using ContactRouter.LocalHost.Azurite;

namespace ContactRouter.Benchmarks.Chats;

/// <summary>What open chats cost in which nobody writes: customers who wait for news on the local host, and every table call of the app.</summary>
internal static class ChatsSection
{
    private const int Chats = 200;
    private const double MostCalls = 12;

    /// <summary>Behind the last line the app looks more often.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(130);

    private static readonly TimeSpan Measured = TimeSpan.FromMinutes(2);

    /// <param name="rounds">Minutes count here, not rounds.</param>
    public static async Task<Section> RunAsync(int rounds)
    {
        await using var azurite = await AzuriteServer.StartAsync(new AzuriteServerOptions { Say = Console.Error.WriteLine });
        await using var proxy = await CountingProxy.StartAsync($"http://127.0.0.1:{azurite.TablePort}");
        var tables = $"http://127.0.0.1:{azurite.TablePort}/";
        var storage = azurite.ConnectionString.Replace(tables, proxy.Address + "/", StringComparison.Ordinal);
        if (storage == azurite.ConnectionString)
            throw new InvalidOperationException("The emulator's connection string names no table endpoint.");
        var noon = DateTimeOffset.Parse("2026-11-24T12:00:00+08:00", CultureInfo.InvariantCulture);
        await using var host = await FunctionsHost.StartAsync(new FunctionsHostOptions { Port = 0, Ephemeral = true, Storage = storage, At = noon });
        // Every chat holds a call open, and each needs a connection.
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 2 * Chats }) { BaseAddress = host.Address, Timeout = TimeSpan.FromMinutes(1) };

        var alone = await CountAsync(proxy, Measured);
        var open = new List<Open>();
        for (var n = 0; n < Chats; n++)
            open.Add(await OpenAsync(client, n));
        using var stop = new CancellationTokenSource();
        var polls = new int[Chats];
        var polling = open.Select((chat, n) => PollAsync(client, chat, () => Interlocked.Increment(ref polls[n]), stop.Token)).ToList();
        await Task.Delay(Silence, TimeProvider.System);
        var pollsBefore = polls.Sum();
        var (reads, writes) = await CountAsync(proxy, Measured);
        var pollsMade = polls.Sum() - pollsBefore;
        await stop.CancelAsync();
        await Task.WhenAll(polling);

        var minutes = Measured.TotalMinutes;
        double Each(double count) => count / minutes / Chats;
        var table = new MarkdownTable("", "a minute", "a chat and minute");
        table.Row("calls that wait for news", $"{pollsMade / minutes:N0}", $"{Each(pollsMade):N2}");
        table.Row("table reads", $"{reads / minutes:N0}", $"{Each(reads):N2}");
        table.Row("table writes", $"{writes / minutes:N0}", $"{Each(writes):N2}");
        table.Row("of both, the app's timers without any chat", $"{(alone.Reads + alone.Writes) / minutes:N0}", $"{Each(alone.Reads + alone.Writes):N2}");
        var calls = Each(reads + writes);
        return new Section(
            "Chats that wait",
            $"{Chats} chats that wait for the desk, nobody has written for two minutes; each customer's page waits 25 seconds a call on the local host. "
                + $"All table calls of the app's process in {minutes:N0} minutes, its timers' included.\n\n{table}",
            [new Goal("idle chats: storage calls a chat and minute", $"below {MostCalls}", $"{calls:N2}", calls < MostCalls)]);
    }

    private static async Task<(long Reads, long Writes)> CountAsync(CountingProxy proxy, TimeSpan span)
    {
        var (reads, writes) = (proxy.Reads, proxy.Writes);
        await Task.Delay(span, TimeProvider.System);
        return (proxy.Reads - reads, proxy.Writes - writes);
    }

    private static async Task<Open> OpenAsync(HttpClient client, int n)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/chats") { Content = JsonContent.Create(new JsonObject { ["email"] = $"customer{n}@buyer.example" }) };
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer local-development-key");
        using var answer = await client.SendAsync(request);
        if (answer.StatusCode != System.Net.HttpStatusCode.Created)
            throw new InvalidOperationException($"Chat {n} was answered {answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        var opened = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        return new Open((string)opened["chatId"]!, (string)opened["token"]!);
    }

    private static async Task PollAsync(HttpClient client, Open chat, Action answered, CancellationToken stop)
    {
        try
        {
            while (true)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/chats/{chat.Id}/messages?after=0&wait=25");
                request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + chat.Token);
                using var answer = await client.SendAsync(request, stop);
                answer.EnsureSuccessStatusCode();
                answered();
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Measured enough.
        }
    }

    private sealed record Open(string Id, string Token);
}
