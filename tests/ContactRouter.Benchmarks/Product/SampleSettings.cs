namespace ContactRouter.Benchmarks.Product;

/// <summary>The settings of an app that is measured: the standard ones wherever there are.</summary>
internal static class SampleSettings
{
    public const string ApiKey = "key-of-the-benchmarks";

    public static IConfiguration For(string connectionString) => new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["Identity:Key"] = Convert.ToBase64String(new byte[32]),
        ["Contacts:ApiKeys:0"] = ApiKey,
        ["ContactStorage"] = connectionString,
    }).Build();
}
