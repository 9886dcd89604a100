using Microsoft.Playwright;

namespace ContactRouter.EndToEnd.Tests.Pages;

/// <summary>The smallest picture that a browser shows: one pixel.</summary>
internal static class Picture
{
    public static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    public static FilePayload File(string name) => new() { Name = name, MimeType = "image/png", Buffer = Png };
}
