namespace ContactRouter.Intake;

/// <summary>
/// The fields of a contact request as they were delivered: by name, as text, nothing checked. JSON, form and queue fill the same ones, so that one
/// validation serves all doors. Names are compared without case; the last value of a repeated field would hide the first, so it is a fault.
/// </summary>
public sealed class ContactFields
{
    public const string Email = "email";
    public const string Name = "name";
    public const string Subject = "subject";
    public const string Message = "message";
    public const string OrderNumber = "orderNumber";
    public const string Topic = "topic";
    public const string Attachments = "attachments";

    /// <summary>The honeypot: people do not see it, so they leave it empty.</summary>
    public const string Website = "website";

    /// <summary>Where a plain HTML form wants its writer to be sent afterwards.</summary>
    public const string Redirect = "redirect";

    /// <summary>The fields that mean something to us; all others travel along as extra data.</summary>
    public static readonly IReadOnlyList<string> Known = [Email, Name, Subject, Message, OrderNumber, Topic, Attachments, Website, Redirect];

    private readonly Dictionary<string, string> values = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Fault> faults = [];

    /// <summary>What was wrong with the delivery itself, such as a number where a text belongs.</summary>
    public IReadOnlyList<Fault> Faults => faults;

    /// <summary>The value, or the empty text where the field was not sent.</summary>
    public string this[string name] => values.GetValueOrDefault(name, "");

    public IEnumerable<KeyValuePair<string, string>> Extra => values.Where(pair => !Known.Contains(pair.Key, StringComparer.OrdinalIgnoreCase));

    public void Add(string name, string value)
    {
        if (!values.TryAdd(name, value))
            Reject(name, "This field was sent twice.");
    }

    /// <summary>Takes a field out, so that it does not travel along, and tells its value; the empty text where it was not sent.</summary>
    public string Take(string name) => values.Remove(name, out var value) ? value : "";

    public void Reject(string name, string message) => faults.Add(new Fault(NameOf(name), message));

    private static string NameOf(string name) => Known.FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? name;
}
