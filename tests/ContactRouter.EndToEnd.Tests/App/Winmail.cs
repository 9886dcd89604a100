using System.Buffers.Binary;
using System.Text;

namespace ContactRouter.EndToEnd.Tests.App;

/// <summary>Writes Outlook's wrapper (MS-OXTNEF): a file, and nothing else.</summary>
internal static class Winmail
{
    private const byte OfMessage = 1;
    private const byte OfAttachment = 2;

    public static byte[] Of(string name, byte[] content)
    {
        using var tnef = new MemoryStream();
        tnef.Write([0x78, 0x9F, 0x3E, 0x22, 0x01, 0x00]);
        Add(tnef, OfMessage, 0x00089006, [0x00, 0x00, 0x01, 0x00]);
        Add(tnef, OfMessage, 0x00069007, [0xE4, 0x04, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00]);
        Add(tnef, OfAttachment, 0x00069002, [0x01, 0x00, 0xFF, 0xFF, 0xFF, 0xFF, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00]);
        Add(tnef, OfAttachment, 0x00018010, Encoding.ASCII.GetBytes(name + "\0"));
        Add(tnef, OfAttachment, 0x0006800F, content);
        return tnef.ToArray();
    }

    private static void Add(MemoryStream tnef, byte level, uint attribute, byte[] value)
    {
        Span<byte> number = stackalloc byte[4];
        tnef.WriteByte(level);
        BinaryPrimitives.WriteUInt32LittleEndian(number, attribute);
        tnef.Write(number);
        BinaryPrimitives.WriteInt32LittleEndian(number, value.Length);
        tnef.Write(number);
        tnef.Write(value);
        BinaryPrimitives.WriteUInt16LittleEndian(number, (ushort)value.Sum(b => (long)b));
        tnef.Write(number[..2]);
    }
}
