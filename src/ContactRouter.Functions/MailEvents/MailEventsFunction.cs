using System.Text.Json;
using ContactRouter.Functions.Problems;
using ContactRouter.Mail.Outbound;
using ContactRouter.Mail.Signatures;
using Microsoft.AspNetCore.Cors;

namespace ContactRouter.Functions.MailEvents;

/// <summary>Function <c>MailEvents</c>: SendGrid tells what became of our mails (its Event Webhook).</summary>
internal static class MailEventsFunction
{
    /// <summary>SendGrid sends at most 768 KiB at a time.</summary>
    private const int MostBytes = 4 * 1024 * 1024;

    public static void MapMailEvents(this IEndpointRouteBuilder app) =>
        app.MapPost("/api/mail/events", TakeAsync)
            .WithMetadata(new DisableCorsAttribute())
            .WithName("postMailEvents")
            .WithSummary("Takes SendGrid's events about the mails that were sent")
            .WithDescription("Signed by SendGrid over the raw body; each event counts once, by its sg_event_id.")
            .Produces(204)
            .ProducesProblems(400, 401, 413, 503);

    private static async Task<IResult> TakeAsync(HttpContext http, MailEventKeys keys, MailEventIntake intake)
    {
        if (!keys.IsOpen)
            return new ProblemResult(KnownProblems.MailNotConfigured());
        if (await ReadAsync(http.Request.Body, http.RequestAborted) is not { } body)
            return new ProblemResult(KnownProblems.TooLarge(MostBytes));
        if (!keys.IsValid(http.Request.Headers[SendGridSignature.TimestampHeader].ToString(), body.Span, http.Request.Headers[SendGridSignature.SignatureHeader].ToString()))
            return new ProblemResult(KnownProblems.WrongSignature());
        try
        {
            var events = JsonSerializer.Deserialize(body.Span, MailEventJson.Default.MailEventArray) ?? [];
            await intake.TakeAsync(events, http.RequestAborted);
            return Results.NoContent();
        }
        catch (JsonException)
        {
            return new ProblemResult(KnownProblems.InvalidJson("A JSON array of events is expected."));
        }
    }

    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(Stream body, CancellationToken cancellation)
    {
        using var whole = new MemoryStream();
        var piece = new byte[16 * 1024];
        for (int read; (read = await body.ReadAsync(piece, cancellation)) > 0;)
        {
            whole.Write(piece, 0, read);
            if (whole.Length > MostBytes)
                return null;
        }

        return whole.ToArray();
    }
}

/// <summary>Whether somebody may tell us of our mails' delivery: fails closed.</summary>
internal sealed class MailEventKeys(OutboundMailOptions options, TimeProvider time)
{
    private readonly SendGridSignature signature = new(options.EventKeys);

    /// <summary>There is a key to check by, or unsigned events are allowed.</summary>
    public bool IsOpen => options.EventKeys.Count > 0 || options.AllowUnsigned;

    public bool IsValid(string timestamp, ReadOnlySpan<byte> body, string signed)
    {
        if (options.EventKeys.Count == 0)
            return options.AllowUnsigned;
        using var hash = SendGridSignature.Begin(timestamp);
        hash.AppendData(body);
        return SendGridSignature.IsCurrent(timestamp, time.GetUtcNow(), options.EventTolerance) && signature.IsValid(hash.GetHashAndReset(), signed);
    }
}
