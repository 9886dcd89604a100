using System.Globalization;
using ContactRouter.LocalHost.App;

namespace ContactRouter.LocalHost.Handler;

/// <summary>The handler's environment: all of the host's, and what the host says to every custom handler.</summary>
/// <param name="port">Where the handler must listen; the same over all restarts.</param>
/// <param name="startAt">Whether the app's clock was set by a person, so that the handler has to be told.</param>
internal sealed class HandlerEnvironment(AppRoot app, int port, bool startAt, TimeProvider clock)
{
    /// <summary>The environment for one start; the clock is that of this moment, so it goes on over a restart.</summary>
    public IReadOnlyDictionary<string, string> Next()
    {
        var values = new Dictionary<string, string>
        {
            ["FUNCTIONS_CUSTOMHANDLER_PORT"] = port.ToString(CultureInfo.InvariantCulture),
            ["FUNCTIONS_CUSTOMHANDLER_WORKER_ID"] = Guid.CreateVersion7(clock.GetUtcNow()).ToString(),
            ["FUNCTIONS_APP_ROOT_PATH"] = app.Folder,
            ["AZURE_FUNCTIONS_ENVIRONMENT"] = "Development",
        };
        if (startAt) values["Clock__StartAt"] = clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        return app.Settings.With(values).Values;
    }
}
