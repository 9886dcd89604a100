using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using ContactRouter.Cases;
using ContactRouter.Storage.Rows;

namespace ContactRouter.Storage.Cases;

/// <summary>A place in a list of cases that is sorted by a time: behind the case that has it. As text it says nothing to whoever carries it from one page to the next.</summary>
public readonly record struct ListPlace
{
    private const string TimeForm = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    private ListPlace(string value, CaseId @case) => (Value, Case) = (value, @case);

    /// <summary>As the list's keys have it: time and case.</summary>
    internal string Value { get; }

    internal CaseId Case { get; }

    public override string ToString() => Base64Url.EncodeToString(Encoding.ASCII.GetBytes(Value));

    internal static ListPlace Of(string rowKey) => Read(RowKeys.ListPlace(rowKey)) ?? throw new FormatException($"Row {rowKey} is in no list.");

    internal static ListPlace Of(Correction correction) => new($"{Timestamp.Format(correction.At)}|{correction.Case}", correction.Case);

    public static bool TryParse([NotNullWhen(true)] string? text, out ListPlace place)
    {
        place = default;
        if (text is null || !Base64Url.IsValid(text) || Read(Encoding.ASCII.GetString(Base64Url.DecodeFromChars(text))) is not { } read)
            return false;
        place = read;
        return true;
    }

    private static ListPlace? Read(string value)
    {
        var parts = value.Split('|');
        return parts.Length == 2 && CaseId.TryParse(parts[1], out var id)
            && DateTimeOffset.TryParseExact(parts[0], TimeForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _)
            ? new ListPlace(value, id)
            : null;
    }
}
