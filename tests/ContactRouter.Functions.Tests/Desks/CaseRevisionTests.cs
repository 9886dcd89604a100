using ContactRouter.Functions.Desks;
using Microsoft.AspNetCore.Http;

namespace ContactRouter.Functions.Tests.Desks;

public sealed class CaseRevisionTests
{
    [Theory]
    [InlineData("\"7\"", 7)]
    [InlineData(" \"12\" ", 12)]
    [InlineData("*", null)]
    public void An_ETag_of_ours_names_its_revision_and_a_star_any(string header, int? revision)
    {
        Assert.True(CaseRevision.TryRead(RequestWith(header), out var seen, out _));
        Assert.Equal(revision, seen);
    }

    [Theory]
    [InlineData("W/\"7\"")]
    [InlineData("7")]
    [InlineData("\"seven\"")]
    [InlineData("\"-7\"")]
    [InlineData("\"7\", \"8\"")]
    [InlineData("\"")]
    [InlineData("")]
    public void Anything_else_is_told_from_a_header_that_is_missing(string header)
    {
        Assert.False(CaseRevision.TryRead(RequestWith(header), out _, out var problem));
        Assert.Equal((400, "header-invalid"), (problem.Status, problem.Code));
        Assert.Equal(["If-Match"], problem.Errors.Keys);
    }

    [Fact]
    public void Without_it_the_caller_is_told_what_to_send()
    {
        Assert.False(CaseRevision.TryRead(new DefaultHttpContext().Request, out _, out var problem));
        Assert.Equal((428, "precondition-required"), (problem.Status, problem.Code));
    }

    [Fact]
    public void What_an_answer_gives_is_taken_back()
    {
        Assert.True(CaseRevision.TryRead(RequestWith(CaseRevision.ETagOf(41)), out var seen, out _));
        Assert.Equal(41, seen);
    }

    private static HttpRequest RequestWith(string header)
    {
        var http = new DefaultHttpContext();
        http.Request.Headers.IfMatch = header;
        return http.Request;
    }
}
