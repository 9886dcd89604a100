using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace ContactRouter.EndToEnd.Tests.App;

/// <summary>The messages of folder samples, with what is expected of each.</summary>
internal sealed record Sample(string File, string Kind, string Topic, string Desk, IReadOnlyList<string> OrderNumbers)
{
    private static readonly string Folder = Path.Combine(Repository.Root, "samples");

    public static IReadOnlyList<Sample> All { get; } =
        [.. JsonNode.Parse(System.IO.File.ReadAllText(Path.Combine(Folder, "expected.json")))!.AsArray().Select(node => new Sample(
            (string)node!["file"]!, (string)node["kind"]!, (string)node["topic"]!, (string)node["desk"]!,
            [.. node["orderNumbers"]!.AsArray().Select(number => (string)number!)]))];

    /// <summary>The body as a website posts it.</summary>
    public HttpContent ToContent()
    {
        var path = Path.Combine(Folder, File);
        return Kind switch
        {
            "json" => new StringContent(System.IO.File.ReadAllText(path), Encoding.UTF8, "application/json"),
            "form" => new StringContent(System.IO.File.ReadAllText(path).TrimEnd(), Encoding.UTF8, "application/x-www-form-urlencoded"),
            "multipart" => Multipart(path),
            _ => throw new InvalidDataException(Kind),
        };
    }

    private static MultipartFormDataContent Multipart(string folder)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in JsonNode.Parse(System.IO.File.ReadAllText(Path.Combine(folder, "fields.json")))!.AsObject())
            content.Add(new StringContent((string)value!), name);
        foreach (var file in Files(folder))
        {
            var part = new ByteArrayContent(System.IO.File.ReadAllBytes(file));
            part.Headers.ContentType = new MediaTypeHeaderValue(Path.GetExtension(file) == ".png" ? "image/png" : "image/jpeg");
            content.Add(part, "attachments", Path.GetFileName(file));
        }

        return content;
    }

    public int FileCount => Kind == "multipart" ? Files(Path.Combine(Folder, File)).Count() : 0;

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder).Where(file => Path.GetFileName(file) != "fields.json").Order(StringComparer.Ordinal);
}
