using Diaspora.Gateway.Channels.Kannel;
using Diaspora.Gateway.Messaging.Sending;
using Diaspora.Gateway.Tests.Harness;
using Microsoft.Extensions.Options;

namespace Diaspora.Gateway.Tests.Channels.Kannel;

public sealed class KannelProviderTests : IDisposable
{
    private readonly ProviderStub _stub = new();
    private readonly KannelOptions _options = new()
    {
        SendUrl = new Uri("http://kannel.test:13013/cgi-bin/sendsms"), Username = "gateway", Password = "p&ss", Token = "a+b/c",
        PublicUrl = new Uri("https://gw.example.org/line"),
    };

    public void Dispose() => _stub.Dispose();

    [Fact]
    public async Task A_text_is_given_in_the_query_with_where_to_report()
    {
        _stub.Answer(ProviderStub.Kannel, 202, "0: Accepted for delivery", "text/plain");

        var result = await SendAsync(ProviderTexts.Text("Kea leboha & sala hantle"));

        result.ShouldBe(new SendResult(SendOutcome.Accepted));
        var request = _stub.Requests.ShouldHaveSingleItem();
        (request.Method, request.Url.GetLeftPart(UriPartial.Path)).ShouldBe(("GET", "http://kannel.test:13013/cgi-bin/sendsms"));
        (request["username"], request["password"], request["from"], request["to"], request["text"])
            .ShouldBe(("gateway", "p&ss", "BasothoLine", ProviderTexts.To, "Kea leboha & sala hantle"));
        (request["coding"], request["charset"], request["smsc"], request["validity"], request["dlr-mask"]).ShouldBe((null, null, null, "120", "31"));

        // Kannel reads %% as % and then puts the kind of report in place of %d.
        request["dlr-url"].ShouldBe("https://gw.example.org/line/channels/kannel/status?token=a%%2Bb%%2Fc&ref=4711-2&type=%d");
    }

    [Fact]
    public async Task A_text_outside_GSM_7_says_so()
    {
        _stub.Answer(ProviderStub.Kannel, 202, "0: Accepted for delivery", "text/plain");

        await SendAsync(ProviderTexts.Text("Ŝala hantle"));

        var request = _stub.Requests.ShouldHaveSingleItem();
        (request["text"], request["coding"], request["charset"]).ShouldBe(("Ŝala hantle", "2", "UTF-8"));
    }

    [Fact]
    public async Task What_is_not_set_is_not_sent()
    {
        _options.SendUrl = new Uri("http://kannel.test/sendsms?account=1");
        _options.Smsc = "vodacom";
        _stub.Answer(ProviderStub.Kannel, 202, "3: Queued for later delivery", "text/plain");

        await SendAsync(ProviderTexts.Text(sender: "", validityHours: 0));

        var request = _stub.Requests.ShouldHaveSingleItem();
        (request["account"], request["smsc"], request["from"], request["validity"]).ShouldBe(("1", "vodacom", null, "1"));
    }

    [Theory]
    [InlineData(202, "3: Queued for later delivery", "Accepted", null)]
    [InlineData(202, "Sent.", "Accepted", null)]
    [InlineData(202, "Sent. Message splits: 3", "Accepted", null)]
    [InlineData(202, "Sent. Denied receivers are: +26650000501", "Failed", "unroutable")]
    [InlineData(202, "", "Accepted", null)]
    [InlineData(200, "Accepted by the box", "Accepted", null)]
    [InlineData(200, "Sending failed.", "Unknown", "unclear-answer")]
    [InlineData(200, "<html>Welcome to the hotel's network</html>", "Unknown", "unclear-answer")]
    [InlineData(400, "Empty receiver number not allowed, rejected", "Failed", "invalid-number")]
    [InlineData(400, "Missing receiver number, rejected", "Failed", "invalid-number")]
    [InlineData(400, "Sender missing and no global set, rejected", "SenderRefused", "sender")]
    [InlineData(400, "Charset or body misformed, rejected", "Failed", "rejected")]
    [InlineData(403, "Authorization failed for sendsms", "RouteDown", "credentials")]
    [InlineData(403, "Not routable. Do not try again.", "Failed", "unroutable")]
    [InlineData(404, "Unknown request.", "RouteDown", "configuration")]
    [InlineData(415, "Unsupported media type", "RouteDown", "configuration")]
    [InlineData(302, "", "RouteDown", "configuration")]
    [InlineData(429, "", "TryLater", "throttled")]
    [InlineData(500, "Sending failed.", "Unknown", "unclear-answer")]
    [InlineData(503, "Temporal failure, try again later.", "TryLater", "throttled")]
    [InlineData(503, "<html>Service Unavailable</html>", "Unknown", "unclear-answer")]
    public async Task A_reply_becomes_one_of_our_outcomes(int status, string body, string outcome, string? reason)
    {
        _stub.Answer(ProviderStub.Kannel, status, body, "text/plain");

        var result = await SendAsync(ProviderTexts.Text());

        (result.Outcome.ToString(), result.ProviderId, result.Reason).ShouldBe((outcome, null, reason));
    }

    [Fact]
    public void What_is_missing_to_send_is_named_in_full()
    {
        new KannelProvider(ProviderStub.Clients(_stub), Options.Create(new KannelOptions())).MissingSettings
            .ShouldBe([
                "Channels:Kannel:SendUrl", "Channels:Kannel:Username", "Channels:Kannel:Password", "Channels:Kannel:PublicUrl", "Channels:Kannel:Token",
            ]);
        new KannelProvider(ProviderStub.Clients(_stub), Options.Create(_options)).MissingSettings.ShouldBeEmpty();
    }

    private Task<SendResult> SendAsync(OutgoingSms sms) =>
        new KannelProvider(ProviderStub.Clients(_stub), Options.Create(_options)).SendAsync(sms, CancellationToken.None);
}
