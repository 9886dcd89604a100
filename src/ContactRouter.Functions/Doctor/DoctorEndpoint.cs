using ContactRouter.Functions.Hosting;
using ContactRouter.Storage.Setup;

namespace ContactRouter.Functions.Doctor;

/// <summary><c>GET /api/ops/doctor</c>: the same check-up where the app runs, with the identity that it has there.</summary>
internal static class DoctorEndpoint
{
    public static async Task<IResult> RunAsync(Checkup checkup, CancellationToken cancellation)
    {
        var findings = new List<FoundThing>();
        await foreach (var finding in checkup.RunAsync(cancellation))
            findings.Add(new FoundThing(finding.Subject, NameOf(finding.State), finding.Fault, finding.Help));
        return Results.Json(new FoundThings(findings.TrueForAll(finding => finding.State != "bad"), findings), ApiJson.Default.FoundThings);
    }

    private static string NameOf(FindingState state) => state switch { FindingState.Good => "good", FindingState.Warning => "warning", _ => "bad" };
}

/// <param name="Runs">Whether nothing is bad.</param>
internal sealed record FoundThings(bool Runs, IReadOnlyList<FoundThing> Findings);

/// <param name="State"><c>good</c>, <c>warning</c> or <c>bad</c>.</param>
internal sealed record FoundThing(string Subject, string State, string? Fault, string? Help);
