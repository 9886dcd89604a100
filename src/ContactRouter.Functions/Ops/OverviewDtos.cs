using System.Text.Json.Serialization;

namespace ContactRouter.Functions.Ops;

/// <summary>What comes in and what becomes of it: the last 24 hours, and how things stand now.</summary>
/// <param name="At">When it was looked at; looked at again at most ten seconds later.</param>
/// <param name="Since">The beginning of the first hour that is counted.</param>
/// <param name="Hours">24 of them, the oldest first; the last is the one that runs.</param>
/// <param name="Totals">Of all hours.</param>
/// <param name="Doors">Accepted messages by the door: form, mail, queue, chat, notice.</param>
/// <param name="Topics">Messages in cases by their topic; <c>none</c> where it was not recognised.</param>
/// <param name="Refusals">Refused posts by the problem's code.</param>
/// <param name="SetAside">Messages set aside by the reason.</param>
/// <param name="Discarded">Messages discarded by the reason.</param>
/// <param name="Mails">Mails of ours by what came of them: sent, retried, failed, uncertain, capped, resent; and what the provider told of them: delivered, deferred, bounce, dropped, spamreport.</param>
internal sealed record Overview(
    DateTimeOffset At,
    DateTimeOffset Since,
    IReadOnlyList<LedgerHour> Hours,
    LedgerTotals Totals,
    IReadOnlyList<NamedCount> Doors,
    IReadOnlyList<NamedCount> Topics,
    IReadOnlyList<DeskLoad> Desks,
    IReadOnlyList<QueueLoad> Queues,
    IReadOnlyList<NamedCount> Refusals,
    IReadOnlyList<NamedCount> SetAside,
    IReadOnlyList<NamedCount> Discarded,
    IReadOnlyList<NamedCount> Mails);

/// <param name="Name">Of a door, a topic, a reason, a state.</param>
internal sealed record NamedCount(string Name, long Count);

/// <summary>A desk's work, and its answers against the promise (P4).</summary>
/// <param name="Messages">That came to it in the last 24 hours.</param>
/// <param name="Open">Cases that wait for an answer now.</param>
/// <param name="DueSoon">Of them, those whose answer is due soon.</param>
/// <param name="Overdue">Of them, those whose answer is late.</param>
/// <param name="HasMore">There are more open cases than were looked at: the three numbers are at least these.</param>
/// <param name="NextDueAt">When the next answer is due, or was, or null where no case waits.</param>
/// <param name="AnsweredInTime">First answers of the last 24 hours that came in time.</param>
/// <param name="AnsweredLate">Those that came late.</param>
/// <param name="AverageAnswerMinutes">From the customer's message to the answer, by the clock on the wall; null without answers.</param>
internal sealed record DeskLoad(
    string Desk,
    long Messages,
    int Open,
    int DueSoon,
    int Overdue,
    bool HasMore,
    DateTimeOffset? NextDueAt,
    long AnsweredInTime,
    long AnsweredLate,
    long? AverageAnswerMinutes);

/// <summary>A queue's length, as the storage estimates it.</summary>
/// <param name="Poison">What failed too often and was not moved to the quarantine yet; left out for queues that others read.</param>
internal sealed record QueueLoad(string Queue, int Waiting, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Poison);
