using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using ContactRouter.Intake;
using ContactRouter.Senders;

namespace ContactRouter.Storage.Rows;

/// <summary>A writer's state as a row: the log packed, so that the longest one fits into a property of 64 KiB. Its ETag guards every decision about him.</summary>
public static class StateRow
{
    private const string Log = "Log";
    private const string BlockedUntil = "BlockedUntil";
    private const string Cases = "Cases";
    private const int EntryBytes = sizeof(long) + sizeof(ulong) + ContactId.OwnLength;

    public static TableEntity Write(int bucket, WriterKey writer, SenderState state)
    {
        var row = new TableEntity(RowKeys.Partition(bucket), writer.RowKey) { [Log] = Pack(state.Admissions) };
        if (state.BlockedUntil is { } until)
            row[BlockedUntil] = until;
        if (StoredCases.Of(state) is { } cases)
            row[Cases] = JsonSerializer.SerializeToUtf8Bytes(cases, RowJson.Default.StoredCases);
        return row;
    }

    public static SenderState Read(TableEntity row, SenderId sender)
    {
        var state = new SenderState(Unpack(row.GetBinary(Log) ?? [], sender), row.GetDateTimeOffset(BlockedUntil));
        return row.GetBinary(Cases) is { } cases ? JsonSerializer.Deserialize(cases, RowJson.Default.StoredCases)!.AddTo(state, sender) : state;
    }

    /// <summary>Puts the row in place of what was read: an insert where there was nothing.</summary>
    public static TableTransactionAction Replace(TableEntity row, ETag? read) => read is { } etag
        ? new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, etag)
        : new TableTransactionAction(TableTransactionActionType.Add, row);

    private static byte[] Pack(IReadOnlyList<Admission> admissions)
    {
        var packed = new byte[admissions.Count * EntryBytes];
        var rest = packed.AsSpan();
        foreach (var admission in admissions)
        {
            BinaryPrimitives.WriteInt64BigEndian(rest, admission.At.ToUnixTimeMilliseconds());
            BinaryPrimitives.WriteUInt64BigEndian(rest[sizeof(long)..], admission.Key);
            Encoding.ASCII.GetBytes(admission.Contact.Own, rest[(sizeof(long) + sizeof(ulong))..]);
            rest = rest[EntryBytes..];
        }

        return packed;
    }

    private static List<Admission> Unpack(ReadOnlySpan<byte> packed, SenderId sender)
    {
        var admissions = new List<Admission>(packed.Length / EntryBytes);
        for (; packed.Length >= EntryBytes; packed = packed[EntryBytes..])
        {
            var own = Encoding.ASCII.GetString(packed.Slice(sizeof(long) + sizeof(ulong), ContactId.OwnLength));
            if (ContactId.TryParse($"{sender}-{own}", out var contact))
            {
                admissions.Add(new Admission(
                    DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(packed)),
                    BinaryPrimitives.ReadUInt64BigEndian(packed[sizeof(long)..]),
                    contact));
            }
        }

        return admissions;
    }
}
