namespace ContactRouter.Intake;

/// <summary>A file that came with a message and now lies in a blob.</summary>
/// <param name="Name">The file's name as the writer's computer called it, cleaned; for people, never for a path.</param>
/// <param name="ContentType">By the file's content (<see cref="FileKind"/>), never as declared.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Sha256">Of the content, in lower-case hex.</param>
/// <param name="Blob">The blob's name.</param>
public sealed record Attachment(string Name, string ContentType, long Size, string Sha256, string Blob);
