using System.Text;
using System.Text.RegularExpressions;
using ContactRouter.Intake;

namespace ContactRouter.Functions.Contacts.Forms;

/// <summary>Settings <c>Forms</c>: the forms that have field names of their own.</summary>
internal sealed partial class FormMappings
{
    private const int MinSecretLength = 16;
    private const string Preset = "Preset";
    private const string Secret = "Secret";
    private const string FixedSubject = "FixedSubject";
    private const string AddressVerified = "AddressVerified";

    private static readonly string[] Settings = [Preset, Secret, FixedSubject, AddressVerified, .. FieldNames.Mapped.Select(SettingOf)];

    private readonly Dictionary<string, FormMapping> forms = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="forThePost">See <see cref="FormMapping.ForThePost"/>.</param>
    /// <param name="faults">Takes what is wrong, each naming the setting, never the value of a secret.</param>
    public static FormMappings Read(IConfiguration configuration, IReadOnlyList<string> forThePost, List<string> faults)
    {
        var mappings = new FormMappings();
        foreach (var section in configuration.GetSection("Forms").GetChildren())
        {
            var found = faults.Count;
            var mapping = ReadOne(section, forThePost, faults);
            if (faults.Count == found)
                mappings.forms.Add(section.Key, mapping);
        }

        return mappings;
    }

    /// <summary>The form of that name, in whatever case, or null.</summary>
    public FormMapping? Find(string name) => forms.GetValueOrDefault(name);

    private static FormMapping ReadOne(IConfigurationSection section, IReadOnlyList<string> forThePost, List<string> faults)
    {
        var path = section.Path;
        if (!Name().IsMatch(section.Key))
            faults.Add($"{path}: a form's name has 1 to 40 letters, digits and hyphens.");
        faults.AddRange(section.GetChildren().Where(child => !Settings.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
            .Select(child => $"{child.Path} is no setting of a form. There are: {string.Join(", ", Settings)}."));

        FormPreset? preset = null;
        if (section[Preset] is { Length: > 0 } presetName && !FormPreset.All.TryGetValue(presetName, out preset))
            faults.Add($"{path}:{Preset} must be one of: {string.Join(", ", FormPreset.All.Keys)}.");
        var secret = section[Secret] ?? "";
        if (secret.Length is > 0 and < MinSecretLength)
            faults.Add($"{path}:{Secret} must have {MinSecretLength} characters at least.");
        if (secret.Length > 0 && string.IsNullOrEmpty(section[Preset]))
            faults.Add($"{path}:{Secret} needs {path}:{Preset}: each provider signs in its own way. A back end of yours signs with one of Contacts:WebhookSecrets.");
        var verified = false;
        if (section[AddressVerified] is { Length: > 0 } text && !bool.TryParse(text, out verified))
            faults.Add($"{path}:{AddressVerified} must be true or false.");
        var subject = TextCleaning.Clean(section[FixedSubject] ?? "");
        if (subject.Length > ContactRules.MaxSubjectLength || subject.Contains('\n', StringComparison.Ordinal))
            faults.Add($"{path}:{FixedSubject} must be one line of at most {ContactRules.MaxSubjectLength} characters.");

        return new FormMapping(
            section.Key, SourcesOf(section, preset, faults), preset, secret.Length > 0 ? Encoding.UTF8.GetBytes(secret) : null, subject, forThePost, verified);
    }

    private static Dictionary<string, IReadOnlyList<FieldSource>> SourcesOf(IConfigurationSection section, FormPreset? preset, List<string> faults)
    {
        var sources = new Dictionary<string, IReadOnlyList<FieldSource>>();
        foreach (var field in FieldNames.Mapped)
        {
            var found = new List<FieldSource>();
            var places = PlacesOf(section.GetSection(SettingOf(field))).ToArray();
            foreach (var place in places)
            {
                if (FieldSource.Parse(place.Value ?? "") is { } source)
                    found.Add(source);
                else
                    faults.Add($"{place.Path}: '{place.Value}' is neither a form's field nor a JSON pointer (RFC 6901), like /data/email.");
            }

            if (places.Length == 0 && string.IsNullOrEmpty(section[Preset]) && (field is ContactFields.Email or ContactFields.Message))
                faults.Add($"{section.Path}:{SettingOf(field)} must say where the form has it.");
            sources[field] = [.. found, .. preset?.SourcesOf(field) ?? []];
        }

        return sources;
    }

    private static string SettingOf(string field) => char.ToUpperInvariant(field[0]) + field[1..];

    // One place as the setting's own value, several as a list.
    private static IEnumerable<IConfigurationSection> PlacesOf(IConfigurationSection field) => field.Value is not null ? [field] : field.GetChildren();

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9-]{0,39}$")]
    private static partial Regex Name();
}
