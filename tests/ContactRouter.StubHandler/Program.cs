using ContactRouter.StubHandler;

// Started by the host under test. STUB_FOLDER holds the script (what to answer) and takes the log (what came in).
var folder = Environment.GetEnvironmentVariable("STUB_FOLDER") ?? throw new InvalidOperationException("STUB_FOLDER names the folder of script and log");
var script = new Script(folder);
var log = new RequestLog(folder);
log.Start();
if (await script.AtStartAsync() is { } code) return code;

var builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders();
builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
builder.WebHost.UseUrls($"http://127.0.0.1:{Environment.GetEnvironmentVariable("FUNCTIONS_CUSTOMHANDLER_PORT")}");
var app = builder.Build();
app.Run(async context =>
{
    // The host's own pings are "GET /" without an invocation.
    if (context.Request.Path == "/" && !context.Request.Headers.ContainsKey("X-Azure-Functions-InvocationId")) return;
    await log.AddAsync(context);
    var answer = script.For(context.Request);
    if (answer.WaitForFile is { } file) await script.WaitAsync(file, context.RequestAborted);
    if (answer.Print is { } line) Console.WriteLine(line);
    if (answer.PrintError is { } error) await Console.Error.WriteLineAsync(error);
    if (answer.Exit is { } exit) Environment.Exit(exit);
    context.Response.StatusCode = answer.Status;
    if (answer.ContentType is { } type) context.Response.ContentType = type;
    if (answer.Header is { } header) context.Response.Headers["X-Stub"] = header;
    if (answer.Body is { Length: > 0 } body) await context.Response.WriteAsync(body);
});
await app.StartAsync();
Console.WriteLine("stub ready");
await app.WaitForShutdownAsync();
return 0;
