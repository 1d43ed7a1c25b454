using Diaspora.Gateway.Channels;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Diaspora.Gateway.Tests.Channels;

public class CalledUrlTests
{
    [Theory]
    [InlineData(null, "/channels/twilio/sms?x=It's+%2B&y", "http://gw.internal:8080/channels/twilio/sms?x=It's+%2B&y")]
    [InlineData(null, "/Channels/twilio/sms/", "http://gw.internal:8080/Channels/twilio/sms/")]
    [InlineData("https://gw.example.org", "/channels/twilio/sms?a=b", "https://gw.example.org/channels/twilio/sms?a=b")]
    [InlineData("https://gw.example.org/", "/channels/twilio/sms", "https://gw.example.org/channels/twilio/sms")]
    [InlineData("https://Gw.Example.org:8443/basotho/", "/channels/twilio/sms", "https://Gw.Example.org:8443/basotho/channels/twilio/sms")]
    [InlineData("https://gw.example.org", "http://gw.internal:8080/channels/twilio/sms?a=%20b", "https://gw.example.org/channels/twilio/sms?a=%20b")]
    public void The_url_is_as_it_was_called(string? publicUrl, string target, string url) =>
        CalledUrl.Of(Request(target), publicUrl is null ? null : new Uri(publicUrl)).ShouldBe(url);

    [Fact]
    public void A_callback_has_no_query() =>
        CalledUrl.WithoutQuery(Request("/channels/twilio/sms?a=%20b"), new Uri("https://gw.example.org"))
            .ShouldBe("https://gw.example.org/channels/twilio/sms");

    [Theory]
    [InlineData("https://gw.example.org", true)]
    [InlineData("http://127.0.0.1:5080/gateway/", true)]
    [InlineData("https://gw.example.org/?token=1", false)]
    [InlineData("https://me:secret@gw.example.org", false)]
    [InlineData("ftp://gw.example.org", false)]
    [InlineData("gw.example.org", false)]
    [InlineData("/gateway", false)]
    public void A_public_address_is_absolute_and_bare(string url, bool good) =>
        CalledUrl.IsPublicUrl(new Uri(url, UriKind.RelativeOrAbsolute)).ShouldBe(good);

    private static HttpRequest Request(string target)
    {
        var http = new DefaultHttpContext();
        http.Request.Scheme = "http";
        http.Request.Host = new HostString("gw.internal", 8080);
        http.Request.Path = "/channels/twilio/sms";
        http.Request.QueryString = new QueryString(target.IndexOf('?', StringComparison.Ordinal) is var start and >= 0 ? target[start..] : "");
        http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget = target;
        return http.Request;
    }
}
