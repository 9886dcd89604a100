using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace ContactRouter.Storage.Quarantine;

/// <summary>Names a row of the quarantine, in URLs by the base64url of its keys. Without a row key it stands before the first row of its day.</summary>
/// <param name="Day">The row's partition, like <c>2026-11-23</c>.</param>
/// <param name="RowKey">Time, source and id there.</param>
public readonly record struct QuarantineId(string Day, string RowKey)
{
    private const string DayPattern = "yyyy-MM-dd";

    /// <summary>A key of a table has a kilobyte of UTF-16.</summary>
    private const int MaxKeyLength = 512;

    // Of ASCII, what a key may not hold.
    private static readonly SearchValues<char> Forbidden = SearchValues.Create("/\\#?");

    /// <summary>The text of it, safe in a URL.</summary>
    public string Value => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{Day}|{RowKey}"));

    public override string ToString() => Value;

    public static QuarantineId Of(SetAside item) => Of(item.Source, item.Id, item.SentAt);

    public static QuarantineId Of(string source, string id, DateTimeOffset sentAt)
    {
        var time = Timestamp.Format(sentAt);
        return new QuarantineId(time[..DayPattern.Length], $"{time}|{source}|{id}");
    }

    public static string DayOf(DateTimeOffset time) => time.UtcDateTime.ToString(DayPattern, CultureInfo.InvariantCulture);

    public static bool IsDay([NotNullWhen(true)] string? text) => DateOnly.TryParseExact(text, DayPattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary>Reads what <see cref="Value"/> gave.</summary>
    public static bool TryParse(string? text, out QuarantineId id)
    {
        id = default;
        if (text is null or { Length: > 2 * MaxKeyLength } || !Base64Url.IsValid(text))
            return false;
        var keys = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('|', 2);
        if (keys is not [var day, var row] || !IsDay(day) || row.Length > MaxKeyLength || row.AsSpan().ContainsAny(Forbidden) || row.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return false;
        id = new QuarantineId(day, row);
        return true;
    }
}
