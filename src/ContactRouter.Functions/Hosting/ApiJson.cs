using System.Text.Json.Serialization;
using ContactRouter.Cases;
using ContactRouter.Functions.Chats;
using ContactRouter.Functions.Contacts;
using ContactRouter.Functions.Desks;
using ContactRouter.Functions.Desks.ReplyTemplates;
using ContactRouter.Functions.Doctor;
using ContactRouter.Functions.Health;
using ContactRouter.Functions.InboundMail;
using ContactRouter.Functions.Notices;
using ContactRouter.Functions.Ops;
using ContactRouter.Functions.Problems;
using ContactRouter.Functions.Triggers;

namespace ContactRouter.Functions.Hosting;

/// <summary>The JSON of requests and answers.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(TimestampConverter)])]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(ContactForm))]
[JsonSerializable(typeof(ContactAccepted))]
[JsonSerializable(typeof(ContactStatus))]
[JsonSerializable(typeof(MailTaken))]
[JsonSerializable(typeof(HealthReport))]
[JsonSerializable(typeof(QuarantineEntries))]
[JsonSerializable(typeof(QuarantinedContent))]
[JsonSerializable(typeof(Released))]
[JsonSerializable(typeof(Overview))]
[JsonSerializable(typeof(LedgerPage))]
[JsonSerializable(typeof(SenderDetails))]
[JsonSerializable(typeof(BlockedSenders))]
[JsonSerializable(typeof(Unblocked))]
[JsonSerializable(typeof(AddressBody))]
[JsonSerializable(typeof(Redriven))]
[JsonSerializable(typeof(ErasedSender))]
[JsonSerializable(typeof(FoundThings))]
[JsonSerializable(typeof(DeskCases))]
[JsonSerializable(typeof(CaseDetails))]
[JsonSerializable(typeof(FoundCases))]
[JsonSerializable(typeof(CaseStanding))]
[JsonSerializable(typeof(ReplyBody))]
[JsonSerializable(typeof(ReasonBody))]
[JsonSerializable(typeof(MoveBody))]
[JsonSerializable(typeof(TopicBody))]
[JsonSerializable(typeof(FindBody))]
[JsonSerializable(typeof(NoticeBody))]
[JsonSerializable(typeof(NoticeAccepted))]
[JsonSerializable(typeof(ReplyTemplateList))]
[JsonSerializable(typeof(DryRunForm))]
[JsonSerializable(typeof(DryRun))]
[JsonSerializable(typeof(ChatBody))]
[JsonSerializable(typeof(LineBody))]
[JsonSerializable(typeof(ReadBody))]
[JsonSerializable(typeof(EndBody))]
[JsonSerializable(typeof(JoinBody))]
[JsonSerializable(typeof(ChatOpened))]
[JsonSerializable(typeof(LinePosted))]
[JsonSerializable(typeof(ChatLines))]
[JsonSerializable(typeof(ChatHoursNow))]
[JsonSerializable(typeof(DeskChats))]
[JsonSerializable(typeof(TriggerCall))]
[JsonSerializable(typeof(TriggerAnswer))]
internal sealed partial class ApiJson : JsonSerializerContext;
