using System.Text;
using ContactRouter.Functions.Contacts.Forms;
using ContactRouter.Intake;
using Microsoft.Extensions.Configuration;

namespace ContactRouter.Functions.Tests.Forms;

/// <summary>Forms as settings make them.</summary>
internal static class Configured
{
    public static readonly string[] ForThePost = ["website", "startedAt", "redirect"];

    /// <param name="settings">Of the form <c>contact</c>, each <c>name=value</c>.</param>
    public static FormMapping Form(params string[] settings)
    {
        var mapping = Read(out var faults, settings).Find("contact");
        Assert.Empty(faults);
        return mapping!;
    }

    public static FormMappings Read(out List<string> faults, params string[] settings)
    {
        var values = settings.Select(setting => setting.Split('=', 2)).ToDictionary(pair => "Forms:contact:" + pair[0], string? (pair) => pair[1]);
        return ReadAll(values, out faults);
    }

    public static FormMappings ReadAll(IReadOnlyDictionary<string, string?> values, out List<string> faults)
    {
        faults = [];
        return FormMappings.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build(), ForThePost, faults);
    }

    /// <summary>Maps JSON and expects that it is of this form.</summary>
    public static ContactFields Json(this FormMapping form, string json) => form.Json(json, out _);

    public static ContactFields Json(this FormMapping form, string json, out string providerId)
    {
        var fields = form.Map(Encoding.UTF8.GetBytes(json), out providerId, out var fault);
        Assert.Null(fault);
        return fields!;
    }

    /// <summary>Maps a posted form, each field <c>name=value</c>.</summary>
    public static ContactFields Posted(this FormMapping form, params string[] fields) =>
        form.Map(fields.Select(field => field.Split('=', 2)).Select(pair => new KeyValuePair<string, string>(pair[0], pair[1])));

    /// <summary>The further fields, as they will travel along.</summary>
    public static IReadOnlyDictionary<string, string> ExtraOf(ContactFields fields)
    {
        var request = ContactRules.Check(fields, out var faults);
        Assert.Empty(faults);
        return request!.Extra;
    }
}
