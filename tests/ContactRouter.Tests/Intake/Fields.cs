using ContactRouter.Intake;

namespace ContactRouter.Tests.Intake;

internal static class Fields
{
    public static ContactFields With(params IEnumerable<(string Name, string Value)> values)
    {
        var fields = new ContactFields();
        foreach (var (name, value) in values)
            fields.Add(name, value);
        return fields;
    }

    /// <summary>The fewest fields that are enough, and these.</summary>
    public static ContactFields Least(params IEnumerable<(string Name, string Value)> values) =>
        With([("email", "anna@shop.example"), ("message", "Hello"), .. values]);
}
