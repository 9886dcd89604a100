using System.Buffers.Binary;
using System.Text;
using Azure;
using Azure.Data.Tables;
using ContactRouter.Intake;
using ContactRouter.Senders;

namespace ContactRouter.Storage.Rows;

/// <summary>A sender's state as a row: the admissions packed, so that the longest log fits into one property.</summary>
public static class RootRow
{
    private const string Log = "Log";
    private const int TimeBytes = sizeof(long);

    public static TableEntity Write(int bucket, SenderId sender, SenderState state) =>
        new(RowKeys.Partition(bucket), RowKeys.Root(sender)) { [Log] = Pack(state.Admissions) };

    public static SenderState Read(TableEntity row) => new(Unpack(row.GetBinary(Log) ?? []));

    /// <summary>Puts the row in place of what was read: an insert where there was nothing.</summary>
    public static TableTransactionAction Replace(TableEntity row, ETag? read) => read is { } etag
        ? new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, etag)
        : new TableTransactionAction(TableTransactionActionType.Add, row);

    private static byte[] Pack(IReadOnlyList<Admission> admissions)
    {
        using var packed = new MemoryStream();
        Span<byte> time = stackalloc byte[TimeBytes];
        foreach (var admission in admissions)
        {
            BinaryPrimitives.WriteInt64BigEndian(time, admission.At.ToUnixTimeMilliseconds());
            packed.Write(time);
            packed.Write(Encoding.ASCII.GetBytes(admission.Contact.Value));
        }

        return packed.ToArray();
    }

    private static List<Admission> Unpack(ReadOnlySpan<byte> packed)
    {
        var admissions = new List<Admission>();
        for (; packed.Length >= TimeBytes + ContactId.Length; packed = packed[(TimeBytes + ContactId.Length)..])
        {
            var at = DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(packed));
            if (ContactId.TryParse(Encoding.ASCII.GetString(packed.Slice(TimeBytes, ContactId.Length)), out var contact))
                admissions.Add(new Admission(at, contact));
        }

        return admissions;
    }
}
