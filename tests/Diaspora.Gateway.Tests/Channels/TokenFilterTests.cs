using System.Net;
using Diaspora.Gateway.Channels;
using Diaspora.Gateway.Channels.Vodacom;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Diaspora.Gateway.Tests.Channels;

public class TokenFilterTests
{
    private const string Token = "Aa0-secret";

    [Theory]
    [InlineData("?token=Aa0-secret", null)]
    [InlineData("?msisdn=1&token=Aa0-secret", null)]
    [InlineData("?TOKEN=Aa0-secret", null)]
    [InlineData("", "token")]
    [InlineData("?token=", "token")]
    [InlineData("?token=aa0-secret", "token")]
    [InlineData("?token=Aa0-secret1", "token")]
    [InlineData("?token=Aa0-secret&token=Aa0-secret", "token")]
    [InlineData("?token=wrong&token=Aa0-secret", "token")]
    [InlineData("?secret=Aa0-secret", "token")]
    public async Task Only_the_right_token_lets_a_request_through(string query, string? reason) =>
        (await CallAsync(new VodacomOptions { Token = Token }, query)).ShouldBe(reason);

    [Theory]
    [InlineData("")]
    [InlineData("?token=")]
    [InlineData("?token=dev-token")]
    public async Task Without_a_token_of_its_own_the_channel_is_closed(string query) =>
        (await CallAsync(new VodacomOptions(), query)).ShouldBe("closed");

    [Theory]
    [InlineData("192.0.2.1", null)]
    [InlineData("192.0.2.2", "address")]
    public async Task A_listed_address_is_needed_beside_the_token(string address, string? reason) =>
        (await CallAsync(new VodacomOptions { Token = Token, AllowedAddresses = ["192.0.2.1"] }, "?token=" + Token, address)).ShouldBe(reason);

    // Gives why the request was refused, or null when it got through.
    private static async Task<string?> CallAsync(VodacomOptions options, string query, string address = "192.0.2.1")
    {
        var filter = new TokenFilter<VodacomOptions>(Options.Create(options), new Refusals(NullLogger<Refusals>.Instance));
        var http = new DefaultHttpContext();
        http.Request.QueryString = new QueryString(query);
        http.Connection.RemoteIpAddress = IPAddress.Parse(address);
        var passed = new object();

        var result = await filter.InvokeAsync(new DefaultEndpointFilterInvocationContext(http), _ => ValueTask.FromResult<object?>(passed));

        if (result == passed)
            return null;
        var problem = result.ShouldBeOfType<ProblemHttpResult>();
        problem.StatusCode.ShouldBe(403);
        return problem.ProblemDetails.Type.ShouldNotBeNull()["channels/".Length..];
    }
}
