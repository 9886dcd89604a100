using System.Globalization;

namespace ContactRouter.Functions.Hosting;

/// <summary>Setting <c>Clock:StartAt</c>: the app's clock starts there and runs on. For trying things out on a laptop; refused anywhere else.</summary>
internal sealed record ClockOptions(DateTimeOffset? StartAt)
{
    /// <summary>The app runs under the local host.</summary>
    public static bool IsLocal(IConfiguration configuration) => configuration["AZURE_FUNCTIONS_ENVIRONMENT"] == "Development";

    public static ClockOptions Read(IConfiguration configuration, List<string> faults)
    {
        var text = configuration["Clock:StartAt"];
        if (string.IsNullOrEmpty(text))
            return new ClockOptions(StartAt: null);
        if (!IsLocal(configuration))
            faults.Add("Clock:StartAt is for the local host only (AZURE_FUNCTIONS_ENVIRONMENT must be Development).");
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var startAt))
            return new ClockOptions(startAt);
        faults.Add("Clock:StartAt must be a time, like 2026-11-23T10:00:00+08:00.");
        return new ClockOptions(StartAt: null);
    }
}
