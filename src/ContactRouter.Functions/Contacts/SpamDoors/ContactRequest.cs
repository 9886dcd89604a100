using System.Text.Encodings.Web;
using System.Text.Json;
using ContactRouter.Intake;

namespace ContactRouter.Functions.Contacts.SpamDoors;

/// <summary>Writes a message as the contact request that it came by, so that it can be handed in again.</summary>
internal static class ContactRequest
{
    // The JSON goes to a row or a blob, into no page: letters may stay as they are.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(ContactMessage message)
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json, Options))
        {
            writer.WriteStartObject();
            writer.WriteString(ContactFields.Email, message.Sender.Value);
            Optional(ContactFields.Name, message.SenderName);
            Optional(ContactFields.Subject, message.Subject);
            writer.WriteString(ContactFields.Message, message.Text);
            Optional(ContactFields.OrderNumber, message.OrderNumber);
            Optional(ContactFields.Topic, message.Chosen?.Name ?? "");
            foreach (var (name, value) in message.Extra)
                writer.WriteString(name, value);
            writer.WriteEndObject();

            void Optional(string name, string value)
            {
                if (value.Length > 0)
                    writer.WriteString(name, value);
            }
        }

        return json.ToArray();
    }
}
