using System.Net;
using System.Text;
using ContactRouter.LocalHost.Invocations;

namespace ContactRouter.EndToEnd.Tests.Host;

/// <summary>What counts as a success of a queue or timer function.</summary>
public sealed class AnswerTests
{
    [Theory]
    [InlineData(200, "application/json", "{}")]
    [InlineData(202, "application/json", " {\"Outputs\":null}\n")]
    public void A_2xx_with_a_json_object_is_a_success(int status, string type, string body) =>
        Assert.True(Outcome.Of((HttpStatusCode)status, type, Encoding.UTF8.GetBytes(body)).Succeeded);

    [Theory]
    [InlineData(302, "application/json", "{}")]
    [InlineData(400, "application/json", "{}")]
    [InlineData(500, null, "")]
    [InlineData(200, "text/plain", "{}")]
    [InlineData(200, null, "{}")]
    [InlineData(200, "application/json", "{")]
    [InlineData(200, "application/json", "[]")]
    [InlineData(200, "application/json", "1")]
    public void Anything_else_is_a_failure(int status, string? type, string body)
    {
        var outcome = Outcome.Of((HttpStatusCode)status, type, Encoding.UTF8.GetBytes(body));
        Assert.False(outcome.Succeeded);
        Assert.False(outcome.WouldHang);
        Assert.StartsWith($"{status}, a failure", outcome.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, null, "")]
    [InlineData(200, "application/json", "")]
    [InlineData(204, null, "")]
    [InlineData(200, "application/json", "null")]
    public void What_would_hang_in_azure_is_told_apart(int status, string? type, string body)
    {
        var outcome = Outcome.Of((HttpStatusCode)status, type, Encoding.UTF8.GetBytes(body));
        Assert.False(outcome.Succeeded);
        Assert.True(outcome.WouldHang);
    }
}
