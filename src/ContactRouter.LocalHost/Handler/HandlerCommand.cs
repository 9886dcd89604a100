using System.Diagnostics;
using ContactRouter.LocalHost.App;

namespace ContactRouter.LocalHost.Handler;

/// <summary>How to start the handler, by the rules of customHandler.description.</summary>
internal sealed record HandlerCommand(string Executable, string Arguments, string WorkingDirectory)
{
    /// <exception cref="HostStartException">The executable is neither below the app root nor on PATH.</exception>
    public static HandlerCommand From(AppRoot app)
    {
        var handler = app.Host.Handler;
        var executable = Expand("defaultExecutablePath", handler.Executable);
        return new(
            Find(app, executable) ?? throw Fault("defaultExecutablePath", $"names \"{executable}\", which is neither below {app.Folder} nor on PATH"),
            // Joined as they are: the real host does not quote either, so an argument with a blank becomes two.
            string.Join(' ', handler.Arguments.Select(a => Expand("arguments", a))),
            Path.Combine(app.Folder, Expand("workingDirectory", handler.WorkingDirectory)));

        string Expand(string field, string text) => app.Settings.Expand(text, app.HostJsonPath, $"customHandler.description.{field}");

        HostStartException Fault(string field, string what) => JsonFile.Fault(app.HostJsonPath, $"customHandler.description.{field}", what);
    }

    public ProcessStartInfo ToStartInfo(IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(Executable, Arguments)
        {
            WorkingDirectory = WorkingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return start;
    }

    private static string? Find(AppRoot app, string executable)
    {
        string[] endings = OperatingSystem.IsWindows() ? ["", ".exe"] : [""];
        IEnumerable<string> folders = [app.Folder, .. Path.IsPathRooted(executable) ? [] : (app.Settings.Values.GetValueOrDefault("PATH") ?? "").Split(Path.PathSeparator)];
        return folders.SelectMany(_ => endings, (folder, ending) => Path.Combine(folder, executable + ending)).FirstOrDefault(File.Exists);
    }
}
