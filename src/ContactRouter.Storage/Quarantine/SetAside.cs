namespace ContactRouter.Storage.Quarantine;

/// <summary>Something that could not be taken in, kept with its reason.</summary>
/// <param name="Source">Where it came from: a queue's name, <c>form</c> or <c>mail</c>; <c>mail-out</c> for queue <c>mail</c>.</param>
/// <param name="Id">Its name there, of ASCII without <c>/ \ # ? |</c>: set aside again, it takes the same place.</param>
/// <param name="Reason">A stable code: <c>undecodable</c>, <c>invalid-message</c>, <c>sender-blocked</c>, <c>poison</c>, <c>honeypot</c>; of mails
/// <c>unreadable</c>, <c>oversize</c>, <c>machine-mail</c>; of mails of ours <c>mail-failed</c>, <c>mail-uncertain</c>.</param>
/// <param name="Detail">What exactly is wrong.</param>
/// <param name="SentAt">When it was put there; names the day it is filed under.</param>
/// <param name="Body">The whole of it, however long.</param>
public sealed record SetAside(string Source, string Id, string Reason, string Detail, DateTimeOffset SentAt, ReadOnlyMemory<byte> Body);
