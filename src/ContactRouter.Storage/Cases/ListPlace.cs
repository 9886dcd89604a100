using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using ContactRouter.Cases;
using ContactRouter.Storage.Rows;

namespace ContactRouter.Storage.Cases;

/// <summary>A place in a desk's list: behind the case that has it. As text it says nothing to whoever carries it from one page to the next.</summary>
public readonly record struct ListPlace
{
    private const string TimeForm = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    private ListPlace(string value) => Value = value;

    /// <summary>As the list's keys have it: due time and case.</summary>
    internal string Value { get; }

    public override string ToString() => Base64Url.EncodeToString(Encoding.ASCII.GetBytes(Value));

    internal static ListPlace Of(string rowKey) => new(RowKeys.ListPlace(rowKey));

    public static bool TryParse([NotNullWhen(true)] string? text, out ListPlace place)
    {
        place = default;
        if (text is null || !Base64Url.IsValid(text))
            return false;
        var value = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(text));
        var parts = value.Split('|');
        if (parts.Length != 2 || !CaseId.TryParse(parts[1], out _)
            || !DateTimeOffset.TryParseExact(parts[0], TimeForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _))
            return false;
        place = new ListPlace(value);
        return true;
    }
}
