using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Azure.Storage.Queues.Models;
using ContactRouter.LocalHost.App;

namespace ContactRouter.LocalHost.Invocations;

/// <summary>Writes the JSON a queue or timer function is called with, in the Functions host's shape.</summary>
internal sealed class PayloadWriter(TimeProvider clock)
{
    // Message text goes out as the real host writes it: only what JSON demands is escaped.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public ReadOnlyMemory<byte> Timer(string function, TimerTrigger trigger) => Write(function, json =>
    {
        json.WriteStartObject(trigger.Binding);
        json.WriteStartObject("Schedule");
        json.WriteBoolean("AdjustForDST", true);
        json.WriteEndObject();
        json.WriteNull("ScheduleStatus");
        json.WriteBoolean("IsPastDue", false);
        json.WriteEndObject();
    }, new Dictionary<string, Action<Utf8JsonWriter>>());

    public ReadOnlyMemory<byte> Queue(string function, QueueTrigger trigger, QueueMessage message, ReadOnlyMemory<byte> content)
    {
        var metadata = new SortedDictionary<string, Action<Utf8JsonWriter>>(StringComparer.OrdinalIgnoreCase)
        {
            ["DequeueCount"] = json => json.WriteStringValue(message.DequeueCount.ToString(CultureInfo.InvariantCulture)),
            ["Id"] = json => json.WriteStringValue(Literal(message.MessageId)),
            ["PopReceipt"] = json => json.WriteStringValue(Literal(message.PopReceipt)),
        };
        Time("InsertionTime", message.InsertedOn);
        Time("ExpirationTime", message.ExpiresOn);
        Time("NextVisibleTime", message.NextVisibleOn);
        var text = trigger.IsBinary ? null : System.Text.Encoding.UTF8.GetString(content.Span);
        if (text is not null) MessageProperties.Add(text, metadata);
        return Write(function, json =>
        {
            if (text is null) json.WriteBase64String(trigger.Binding, content.Span);
            else json.WriteString(trigger.Binding, Literal(text));
        }, metadata);

        void Time(string name, DateTimeOffset? time)
        {
            // Whole seconds and an offset: that is all that is left of it on the wire.
            if (time is { } at) metadata[name] = json => json.WriteStringValue(at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
        }
    }

    /// <summary>A string as a JSON literal: metadata carries strings so, inside a JSON string.</summary>
    internal static string Literal(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    private ReadOnlyMemory<byte> Write(string function, Action<Utf8JsonWriter> data, IReadOnlyDictionary<string, Action<Utf8JsonWriter>> metadata)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, Options);
        json.WriteStartObject();
        json.WriteStartObject("Data");
        data(json);
        json.WriteEndObject();
        json.WriteStartObject("Metadata");
        foreach (var (name, write) in metadata)
        {
            json.WritePropertyName(name);
            write(json);
        }

        var now = clock.GetUtcNow();
        json.WriteStartObject("sys");
        json.WriteString("MethodName", function);
        json.WriteString("UtcNow", now.UtcDateTime);
        json.WriteString("RandGuid", Guid.CreateVersion7(now).ToString());
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }
}
