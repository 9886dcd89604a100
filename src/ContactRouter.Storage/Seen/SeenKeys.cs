using System.Globalization;

namespace ContactRouter.Storage.Seen;

/// <summary>The keys of table <c>seen</c>.</summary>
internal static class SeenKeys
{
    public const string Event = "e|";
    public const string Call = "o|";

    public static string Partition(DateTimeOffset day) => day.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
