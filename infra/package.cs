// Packs a published app root into the zip that is deployed: dotnet run infra/package.cs -- artifacts/app artifacts/contact-router.zip
//
// The same folder gives the same bytes: entries in order of their names, all of one time. The executable's mode (0755) goes with it, for the platform mounts
// the zip as it is and starts the handler from there.
#:property PublishAot=false

using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;

const int RegularFile = 0x8000;
// What a debugger or a reader of the code wants, and the app does not.
string[] leftOut = [".dbg", ".pdb", ".xml"];
// The earliest time that a zip can hold.
var time = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

if (args is not [var root, var target])
    return Fail("Usage: dotnet run infra/package.cs -- <published folder> <zip>");
if (OperatingSystem.IsWindows())
    return Fail("The executable's mode is lost on Windows: package on Linux, where the native binary is built as well.");
var executable = Path.Combine(root, "ContactRouter.Functions");
if (!File.Exists(executable) || !File.Exists(Path.Combine(root, "host.json")))
    return Fail($"{root} is no published app root. Make it: dotnet publish src/ContactRouter.Functions -c Release -o {root}");

var files = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
    .Where(file => !leftOut.Contains(Path.GetExtension(file), StringComparer.Ordinal))
    .Select(file => (Path: file, Name: Path.GetRelativePath(root, file).Replace('\\', '/')))
    .OrderBy(file => file.Name, StringComparer.Ordinal)
    .ToList();
Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(target))!);
using (var zip = new ZipArchive(File.Create(target), ZipArchiveMode.Create))
{
    foreach (var (path, name) in files)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.SmallestSize);
        entry.LastWriteTime = time;
        entry.ExternalAttributes = (RegularFile | (path == executable ? 0b111_101_101 : 0b110_100_100)) << 16;
        using var content = File.OpenRead(path);
        using var packed = entry.Open();
        content.CopyTo(packed);
    }
}

using var written = File.OpenRead(target);
Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"{target}: {files.Count} files, {written.Length / 1048576.0:F1} MiB (executable {new FileInfo(executable).Length / 1048576.0:F1} MiB), sha256 {Convert.ToHexStringLower(SHA256.HashData(written))}"));
return 0;

static int Fail(string reason)
{
    Console.Error.WriteLine(reason);
    return 1;
}
