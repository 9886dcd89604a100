namespace ContactRouter.Infrastructure;

/// <summary>The app may do what it needs, each thing where it needs it, and nothing else.</summary>
public sealed class RoleTests
{
    private const string BlobContributor = "ba92f5b4-2d11-453d-a403-e96b0029c9fe";
    private const string QueueContributor = "974c5e8b-45b9-4653-ba55-5f855dd0fb88";
    private const string TableContributor = "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3";

    // Role -> what its assignments' scopes look like.
    private static readonly (string Role, string Scope)[] s_allowed =
    [
        (BlobContributor, @"/storageAccounts/stdata[a-z0-9]+/blobServices/default/containers/[a-z0-9-]+$"),
        (QueueContributor, @"/storageAccounts/stdata[a-z0-9]+/queueServices/default/queues/[a-z0-9-]+$"),
        (TableContributor, @"/storageAccounts/stdata[a-z0-9]+/tableServices/default/tables/[a-z0-9]+$"),
        (TableContributor, @"/storageAccounts/sthost[a-z0-9]+$"),
        ("b7e6dc6d-f1e8-4753-8033-0f276bb0955b", @"/storageAccounts/sthost[a-z0-9]+$"),
        ("4633458b-17de-408a-b874-0445c86b69e6", @"/vaults/kv-[a-z0-9]+$"),
        ("3913510d-42f4-4e42-8a64-420c390055eb", @"/components/appi-[a-z-]+$"),
        ("7628b7b8-a8b2-4cdc-b46f-e9b35248918e", @"/accounts/lang-[a-z0-9]+$"),
    ];

    [Theory, InlineData("dev"), InlineData("prod")]
    public void No_role_reaches_further_than_it_must(string environment) => Assert.All(
        Assignments(environment),
        given => Assert.Contains(s_allowed, may => may.Role == given.Role && System.Text.RegularExpressions.Regex.IsMatch(given.Scope, may.Scope)));

    [Theory, InlineData("dev"), InlineData("prod")]
    public void Each_queue_table_and_container_is_open_to_the_app(string environment)
    {
        var snapshot = Snapshot.Read(environment);
        var given = Assignments(environment);

        Check("Microsoft.Storage/storageAccounts/queueServices/queues", "/queues/", QueueContributor);
        Check("Microsoft.Storage/storageAccounts/tableServices/tables", "/tables/", TableContributor);
        Assert.All(
            snapshot.Names("Microsoft.Storage/storageAccounts/blobServices/containers").Where(name => name != "releases"),
            name => Assert.Contains(given, item => item.Role == BlobContributor && item.Scope.EndsWith("/containers/" + name, StringComparison.Ordinal)));

        void Check(string type, string kind, string role) => Assert.All(
            snapshot.Names(type), name => Assert.Contains(given, item => item.Role == role && item.Scope.EndsWith(kind + name, StringComparison.Ordinal)));
    }

    private static List<(string Role, string Scope)> Assignments(string environment)
    {
        const string Type = "/providers/Microsoft.Authorization/roleAssignments/";
        var all = Snapshot.Read(environment).OfType("Microsoft.Authorization/roleAssignments").ConvertAll(assignment =>
        {
            var id = assignment.TextAt("id")!;
            return (assignment.TextAt("properties.roleDefinitionId")!.Split('/')[^1], id[..id.IndexOf(Type, StringComparison.Ordinal)]);
        });
        Assert.NotEmpty(all);
        return all;
    }
}
