using ContactRouter.Intake.OwnText;

namespace ContactRouter.Tests.Intake.OwnText;

internal static class Own
{
    /// <summary>The writer's own lines, empty ones left out, parted by " | ".</summary>
    public static string Of(string text)
    {
        var lines = new List<string>();
        foreach (var line in new OwnLines(text))
        {
            if (!line.IsEmpty)
                lines.Add(line.ToString());
        }

        return string.Join(" | ", lines);
    }
}
