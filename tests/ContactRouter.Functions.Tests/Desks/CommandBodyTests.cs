using System.Text;
using ContactRouter.Functions.Desks;
using Microsoft.AspNetCore.Http;

namespace ContactRouter.Functions.Tests.Desks;

public sealed class CommandBodyTests
{
    [Fact]
    public async Task Fields_are_read_by_name_and_unknown_ones_passed_over()
    {
        var body = await ReadAsync("""{"text":"  Here.\r\nBye. ","close":true,"mood":{"good":[1]}}""");
        Assert.Equal(("Here.\nBye.", true), (body.Text("text"), body.Switch("close")));
        Assert.Empty(body.Faults);
    }

    [Fact]
    public async Task An_empty_body_and_null_are_fields_that_are_not_there()
    {
        var empty = await ReadAsync("", contentType: null);
        Assert.Equal(("", false, false), (empty.Line("reason", 5), empty.Switch("close"), empty.Has("reason")));
        var nulls = await ReadAsync("""{"reason":null,"close":null}""");
        Assert.Equal(("", false, true), (nulls.Line("reason", 5), nulls.Switch("close"), nulls.Has("reason")));
        Assert.Empty(empty.Faults.Concat(nulls.Faults));
    }

    [Fact]
    public async Task All_faults_are_told_at_once()
    {
        var body = await ReadAsync("""{"text":7,"close":"yes","reason":"a\nb","desk":"too long","half":"\ud83d"}""");
        body.Text("text");
        body.Switch("close");
        body.Line("reason", 100);
        body.Line("desk", 3);
        body.Text("half");
        Assert.Equal(["text", "close", "reason", "desk", "half"], body.Faults.Select(fault => fault.Field));
    }

    [Theory]
    [InlineData("[]", "application/json", 400, "invalid-json")]
    [InlineData("""{"text":"a","text":"b"}""", "application/json", 400, "invalid-json")]
    [InlineData("""{"\ud83d":"a"}""", "application/json", 400, "invalid-json")]
    [InlineData("text=a", "application/x-www-form-urlencoded", 415, "unsupported-media-type")]
    [InlineData("{}", null, 415, "unsupported-media-type")]
    public async Task What_is_no_JSON_object_is_refused(string text, string? contentType, int status, string code)
    {
        var (body, problem) = await CommandBody.ReadAsync(HttpWith(Encoding.UTF8.GetBytes(text), contentType));
        Assert.Null(body);
        Assert.Equal((status, code), (problem!.Status, problem.Code));
    }

    [Fact]
    public async Task A_body_without_end_is_not_held()
    {
        var (_, problem) = await CommandBody.ReadAsync(HttpWith(new byte[1024 * 1024], "application/json"));
        Assert.Equal((413, "too-large"), (problem!.Status, problem.Code));
    }

    private static async Task<CommandBody> ReadAsync(string json, string? contentType = "application/json; charset=utf-8")
    {
        var (body, problem) = await CommandBody.ReadAsync(HttpWith(Encoding.UTF8.GetBytes(json), contentType));
        Assert.Null(problem);
        return body!;
    }

    private static DefaultHttpContext HttpWith(byte[] content, string? contentType)
    {
        var http = new DefaultHttpContext();
        http.Request.Body = new MemoryStream(content);
        http.Request.ContentType = contentType;
        return http;
    }
}
