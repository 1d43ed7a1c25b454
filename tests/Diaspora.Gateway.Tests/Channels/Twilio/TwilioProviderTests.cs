using System.Text;
using Diaspora.Gateway.Channels.Twilio;
using Diaspora.Gateway.Messaging.Sending;
using Diaspora.Gateway.Tests.Harness;
using Microsoft.Extensions.Options;

namespace Diaspora.Gateway.Tests.Channels.Twilio;

public sealed class TwilioProviderTests : IDisposable
{
    private const string Account = "AC00000000000000000000000000000000";
    private const string Accepted = """{"sid": "SM1", "status": "queued", "error_code": null, "num_segments": "1", "from": null}""";
    private readonly ProviderStub _stub = new();
    private readonly TwilioOptions _options = new() { AccountSid = Account, AuthToken = "secret", PublicUrl = new Uri("https://gw.example.org/line/") };

    public void Dispose() => _stub.Dispose();

    [Fact]
    public async Task A_text_is_posted_to_the_account_with_our_reference_in_the_callback()
    {
        _stub.Answer(ProviderStub.Twilio, 201, Accepted);

        var result = await SendAsync(ProviderTexts.Text("Kea leboha & sala hantle"));

        result.ShouldBe(new SendResult(SendOutcome.Accepted, "SM1"));
        var request = _stub.Requests.ShouldHaveSingleItem();
        (request.Method, request.Url.ToString()).ShouldBe(("POST", $"https://api.twilio.com/2010-04-01/Accounts/{Account}/Messages.json"));
        request.Headers["Authorization"].ShouldBe("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Account}:secret")));
        (request["To"], request["From"], request["MessagingServiceSid"], request["Body"], request["ValidityPeriod"], request["StatusCallback"]).ShouldBe(
            (ProviderTexts.To, "BasothoLine", null, "Kea leboha & sala hantle", "7200", "https://gw.example.org/line/channels/twilio/status?ref=4711-2"));
    }

    [Fact]
    public async Task A_sender_that_is_a_messaging_service_is_given_as_one()
    {
        _stub.Answer(ProviderStub.Twilio, 201, Accepted);

        await SendAsync(ProviderTexts.Text(sender: "MG0123456789abcdef0123456789abcdef"));

        var request = _stub.Requests.ShouldHaveSingleItem();
        (request["MessagingServiceSid"], request["From"]).ShouldBe(("MG0123456789abcdef0123456789abcdef", null));
    }

    [Theory]
    [InlineData(0, "1")]
    [InlineData(72, "36000")]
    public async Task The_time_a_text_may_wait_stays_within_what_the_api_takes(double hours, string seconds)
    {
        _stub.Answer(ProviderStub.Twilio, 201, Accepted);

        await SendAsync(ProviderTexts.Text(validityHours: hours));

        _stub.Requests.ShouldHaveSingleItem()["ValidityPeriod"].ShouldBe(seconds);
    }

    [Theory]
    [InlineData(429, 20429, "TryLater", "throttled")]
    [InlineData(400, 21610, "OptedOut", "opted-out")]
    [InlineData(400, 21211, "Failed", "invalid-number")]
    [InlineData(400, 21614, "Failed", "not-a-mobile")]
    [InlineData(400, 21408, "Failed", "country-closed")]
    [InlineData(400, 21606, "SenderRefused", "sender")]
    [InlineData(400, 21611, "TryLater", "queue-full")]
    [InlineData(401, 20003, "RouteDown", "credentials")]
    [InlineData(404, 20404, "RouteDown", "configuration")]
    [InlineData(400, 99999, "Failed", "rejected")]
    [InlineData(401, 99999, "RouteDown", "credentials")]
    [InlineData(429, 99999, "TryLater", "throttled")]
    [InlineData(500, 20500, "Unknown", "unclear-answer")]
    [InlineData(503, 20503, "Unknown", "unclear-answer")]
    public async Task An_error_is_told_by_its_code_and_else_by_its_status(int status, int code, string outcome, string reason)
    {
        _stub.Answer(
            ProviderStub.Twilio, status,
            $$"""{"code": {{code}}, "message": "The 'To' number is not good.", "more_info": "https://www.twilio.com/docs/errors/{{code}}", "status": {{status}}}""");

        await ShouldEndAsync(outcome, reason);
    }

    [Theory]
    [InlineData(201, "")]
    [InlineData(200, "<html><body>Welcome to the hotel's network</body></html>")]
    [InlineData(201, """{"sid": "SM1", "status": """)]
    [InlineData(201, """{"status": "queued"}""")]
    [InlineData(201, """{"sid": "", "status": "queued"}""")]
    [InlineData(201, """{"sid": "SM1", "status": 5}""")]
    [InlineData(201, "[]")]
    [InlineData(201, "null")]
    [InlineData(500, "")]
    [InlineData(502, "<html><h1>Bad Gateway</h1></html>")]
    [InlineData(500, "[]")]
    public async Task An_answer_that_does_not_say_what_became_of_the_text_leaves_it_unknown(int status, string body)
    {
        _stub.Answer(ProviderStub.Twilio, status, body, "text/html; charset=nonsense");

        await ShouldEndAsync("Unknown", "unclear-answer");
    }

    [Theory]
    [InlineData(429, "", "TryLater", "throttled")]
    [InlineData(403, "<html>Forbidden</html>", "RouteDown", "credentials")]
    [InlineData(302, "<html>Moved</html>", "RouteDown", "configuration")]
    [InlineData(400, "[1, 2]", "Failed", "rejected")]
    [InlineData(400, """{"code": null, "message": null, "status": 400}""", "Failed", "rejected")]
    [InlineData(401, """{"code": "20003"}""", "RouteDown", "credentials")]
    public async Task A_refusal_without_a_code_is_told_by_its_status(int status, string body, string outcome, string reason)
    {
        _stub.Answer(ProviderStub.Twilio, status, body, "text/html");

        await ShouldEndAsync(outcome, reason);
    }

    [Theory]
    [InlineData("""{"sid": "SM1", "status": "failed", "error_code": 21610}""", "OptedOut", "opted-out")]
    [InlineData("""{"sid": "SM1", "status": "failed", "error_code": 30007}""", "Failed", "filtered")]
    [InlineData("""{"sid": "SM1", "status": "failed", "error_code": null}""", "Failed", "rejected")]
    public async Task A_success_may_hold_an_error(string body, string outcome, string reason)
    {
        _stub.Answer(ProviderStub.Twilio, 201, body);

        var result = await SendAsync(ProviderTexts.Text());

        (result.Outcome.ToString(), result.ProviderId, result.Reason).ShouldBe((outcome, "SM1", reason));
    }

    [Fact]
    public async Task Whether_the_request_can_have_arrived_decides_what_a_fault_of_the_network_means()
    {
        _stub.Fail(ProviderStub.Twilio, new HttpRequestException(HttpRequestError.NameResolutionError));
        _stub.Fail(ProviderStub.Twilio, new HttpRequestException(HttpRequestError.ResponseEnded));

        await ShouldEndAsync("TryLater", "no-connection");
        await ShouldEndAsync("Unknown", "no-answer");
    }

    [Fact]
    public void What_is_missing_to_send_is_named_in_full()
    {
        new TwilioProvider(ProviderStub.Clients(_stub), Options.Create(new TwilioOptions())).MissingSettings
            .ShouldBe(["Channels:Twilio:AccountSid", "Channels:Twilio:AuthToken", "Channels:Twilio:PublicUrl"]);
        new TwilioProvider(ProviderStub.Clients(_stub), Options.Create(_options)).MissingSettings.ShouldBeEmpty();
    }

    private async Task ShouldEndAsync(string outcome, string reason)
    {
        var result = await SendAsync(ProviderTexts.Text());

        (result.Outcome.ToString(), result.ProviderId, result.Reason).ShouldBe((outcome, null, reason));
    }

    private Task<SendResult> SendAsync(OutgoingSms sms) =>
        new TwilioProvider(ProviderStub.Clients(_stub), Options.Create(_options)).SendAsync(sms, CancellationToken.None);
}
