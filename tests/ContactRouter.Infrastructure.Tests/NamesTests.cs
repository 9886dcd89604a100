using System.Text.Json;
using ContactRouter.Routing;
using ContactRouter.Storage;

namespace ContactRouter.Infrastructure;

/// <summary>The names in Bicep, in host.json, in each function.json and in the code are the same ones.</summary>
public sealed partial class NamesTests
{
    private static readonly JsonElement s_names = JsonDocument.Parse(File.ReadAllText(Path.Combine(Bicep.Folder, "names.json"))).RootElement;

    private static readonly IReadOnlyList<JsonElement> s_triggers = [.. Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "src", "ContactRouter.Functions"), "function.json", SearchOption.AllDirectories)
        .Where(file => !file.Contains("/bin/", StringComparison.Ordinal) && !file.Contains("/obj/", StringComparison.Ordinal))
        .SelectMany(file => JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("bindings").EnumerateArray())];

    [Fact]
    public void Tables_and_containers_are_those_of_the_code()
    {
        Assert.Equal(StorageNames.AllTables.Order(), List("tables").Order());
        Assert.Equal(StorageNames.AllContainers.Order(), List("containers").Order());
    }

    [Fact]
    public void Queues_that_start_a_function_are_those_of_the_function_files()
    {
        var queues = s_triggers.Where(binding => binding.TextAt("type") == "queueTrigger").ToList();

        Assert.Equal(queues.ConvertAll(binding => binding.TextAt("queueName")!).Order(), List("triggerQueues").Order());
        Assert.All(queues, binding => Assert.Equal(s_names.TextAt("storageConnection"), binding.TextAt("connection")));
        Assert.Equal(StorageNames.TriggerQueues.Order(), List("triggerQueues").Order());
    }

    [Fact]
    public void Queues_that_others_read_are_those_of_the_code()
    {
        Assert.Equal(new RoutingOptions().Desks.Select(desk => StorageNames.QueueOf(new Desk(desk))).Order(), List("deskQueues").Order());
        Assert.Equal([StorageNames.AlertsQueue], List("alertQueues"));
    }

    [Theory, InlineData("dev"), InlineData("prod")]
    public void A_queue_that_starts_a_function_has_its_poison_queue(string environment)
    {
        var queues = Snapshot.Read(environment).Names("Microsoft.Storage/storageAccounts/queueServices/queues");

        Assert.All(List("triggerQueues"), queue =>
        {
            Assert.Contains(queue, queues);
            Assert.Contains(StorageNames.PoisonOf(queue), queues);
        });
    }

    [Theory, InlineData("dev"), InlineData("prod")]
    public void All_of_them_are_made(string environment)
    {
        var snapshot = Snapshot.Read(environment);

        Assert.Equal(List("tables").Order(), snapshot.Names("Microsoft.Storage/storageAccounts/tableServices/tables").Order());
        Assert.Equal([.. List("containers").Append(s_names.TextAt("deploymentContainer")!).Order()], snapshot.Names("Microsoft.Storage/storageAccounts/blobServices/containers").Order());
        Assert.Equal(
            List("triggerQueues").SelectMany(queue => new[] { queue, StorageNames.PoisonOf(queue) }).Concat(List("deskQueues")).Concat(List("alertQueues")).Order(),
            snapshot.Names("Microsoft.Storage/storageAccounts/queueServices/queues").Order());
    }

    [Fact]
    public void The_host_starts_the_executable_that_is_published()
    {
        var host = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "host.json"))).RootElement;

        Assert.Equal("ContactRouter.Functions", host.TextAt("customHandler.description.defaultExecutablePath"));
        Assert.Equal("", host.TextAt("extensions.http.routePrefix"));
    }

    [Fact]
    public void Alerts_and_workbook_ask_for_metrics_that_the_code_has()
    {
        var asked = new[] { "alerts.bicep", "workbook.json" }
            .SelectMany(file => Metric().Matches(File.ReadAllText(Path.Combine(Bicep.Folder, "modules", file))).Select(match => match.Value))
            .Distinct();
        var code = string.Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));

        Assert.All(asked, metric => Assert.Contains($"\"{metric}\"", code, StringComparison.Ordinal));
        Assert.Contains("contactrouter.queue.depth", asked);
    }

    [System.Text.RegularExpressions.GeneratedRegex(@"contactrouter(\.[a-z_]+)+")]
    private static partial System.Text.RegularExpressions.Regex Metric();

    private static List<string> List(string name) => [.. s_names.GetProperty(name).EnumerateArray().Select(item => item.GetString()!)];
}
