using Diaspora.Gateway.Channels.AfricasTalking;
using Diaspora.Gateway.Messaging.Sending;
using Diaspora.Gateway.Tests.Harness;
using Microsoft.Extensions.Options;

namespace Diaspora.Gateway.Tests.Channels.AfricasTalking;

public sealed class AfricasTalkingProviderTests : IDisposable
{
    private readonly ProviderStub _stub = new();
    private readonly AfricasTalkingOptions _options = new() { Username = "basotho", ApiKey = "key" };

    public void Dispose() => _stub.Dispose();

    [Fact]
    public async Task A_text_is_posted_as_a_form_with_the_key_in_a_header()
    {
        _stub.Answer(ProviderStub.AfricasTalking, 201, Recipient(101, "Success", "ATXid_1"));

        var result = await SendAsync(ProviderTexts.Text("Kea leboha & sala hantle"));

        result.ShouldBe(new SendResult(SendOutcome.Accepted, "ATXid_1"));
        var request = _stub.Requests.ShouldHaveSingleItem();
        (request.Method, request.Url.ToString()).ShouldBe(("POST", "https://api.africastalking.com/version1/messaging"));
        (request.Headers["apiKey"], request.Headers["Accept"]).ShouldBe(("key", "application/json"));
        (request["username"], request["to"], request["from"], request["message"])
            .ShouldBe(("basotho", ProviderTexts.To, "BasothoLine", "Kea leboha & sala hantle"));
    }

    [Fact]
    public async Task Without_a_sender_the_provider_chooses()
    {
        _stub.Answer(ProviderStub.AfricasTalking, 201, Recipient(100, "Success", "ATXid_1"));

        await SendAsync(ProviderTexts.Text(sender: ""));

        _stub.Requests.ShouldHaveSingleItem()["from"].ShouldBeNull();
    }

    [Theory]
    [InlineData(100, "ATXid_1", "ATXid_1")]
    [InlineData(102, "ATXid_1", "ATXid_1")]
    [InlineData(102, "None", null)]
    public async Task What_is_processed_sent_or_queued_was_taken(int code, string id, string? kept)
    {
        _stub.Answer(ProviderStub.AfricasTalking, 201, Recipient(code, "Success", id));

        (await SendAsync(ProviderTexts.Text())).ShouldBe(new SendResult(SendOutcome.Accepted, kept));
    }

    [Theory]
    [InlineData(401, "RiskHold", "RouteDown", "risk-hold")]
    [InlineData(402, "InvalidSenderId", "SenderRefused", "sender")]
    [InlineData(403, "InvalidPhoneNumber", "Failed", "invalid-number")]
    [InlineData(404, "UnsupportedNumberType", "Failed", "not-a-mobile")]
    [InlineData(405, "InsufficientBalance", "RouteDown", "no-credit")]
    [InlineData(406, "UserInBlacklist", "OptedOut", "opted-out")]
    [InlineData(407, "CouldNotRoute", "Failed", "unroutable")]
    [InlineData(409, "DoNotDisturbRejection", "Failed", "do-not-disturb")]
    [InlineData(500, "InternalServerError", "TryLater", "provider-fault")]
    [InlineData(501, "GatewayError", "TryLater", "provider-fault")]
    [InlineData(502, "RejectedByGateway", "Failed", "rejected")]
    [InlineData(499, "Brandnew", "Failed", "rejected")]
    [InlineData(499, "UserInBlackList", "OptedOut", "opted-out")]
    public async Task A_created_answer_may_hold_a_refusal(int code, string status, string outcome, string reason)
    {
        _stub.Answer(ProviderStub.AfricasTalking, 201, Recipient(code, status, "None"));

        await ShouldEndAsync(outcome, reason);
    }

    [Theory]
    [InlineData("InvalidSenderId", "SenderRefused", "sender")]
    [InlineData("InsufficientBalance", "RouteDown", "no-credit")]
    [InlineData("Sent to 0/1 Total Cost: 0", "Unknown", "unclear-answer")]
    public async Task Without_a_recipient_the_message_of_the_whole_counts(string message, string outcome, string reason)
    {
        _stub.Answer(ProviderStub.AfricasTalking, 201, $$"""{"SMSMessageData": {"Message": "{{message}}", "Recipients": [] } }""");

        await ShouldEndAsync(outcome, reason);
    }

    [Theory]
    [InlineData(401, "The supplied authentication is invalid", "RouteDown", "credentials")]
    [InlineData(404, "", "RouteDown", "configuration")]
    [InlineData(301, "<html>Moved</html>", "RouteDown", "configuration")]
    [InlineData(400, "Bad Request", "Failed", "rejected")]
    [InlineData(429, "", "TryLater", "throttled")]
    [InlineData(500, "", "Unknown", "unclear-answer")]
    [InlineData(503, "<html>Maintenance</html>", "Unknown", "unclear-answer")]
    [InlineData(201, "", "Unknown", "unclear-answer")]
    [InlineData(200, "<html>Welcome to the hotel's network</html>", "Unknown", "unclear-answer")]
    [InlineData(201, """{"SMSMessageData": {"Recipients": [{"statusCode": 10""", "Unknown", "unclear-answer")]
    [InlineData(201, """{"SMSMessageData": {"Recipients": [{"statusCode": "101", "status": "Success"}]}}""", "Unknown", "unclear-answer")]
    [InlineData(201, """{"SMSMessageData": {"Recipients": [[]]}}""", "Unknown", "unclear-answer")]
    [InlineData(201, """{"SMSMessageData": {"Recipients": "none"}}""", "Unknown", "unclear-answer")]
    [InlineData(201, """{"SMSMessageData": []}""", "Unknown", "unclear-answer")]
    [InlineData(201, """{"error": "out of order"}""", "Unknown", "unclear-answer")]
    [InlineData(201, "5", "Unknown", "unclear-answer")]
    public async Task An_answer_of_any_other_form_is_told_by_its_status(int status, string body, string outcome, string reason)
    {
        _stub.Answer(ProviderStub.AfricasTalking, status, body, "text/plain; charset=nonsense");

        await ShouldEndAsync(outcome, reason);
    }

    [Fact]
    public async Task The_pause_that_the_provider_asks_for_is_kept()
    {
        _stub.Answer(ProviderStub.AfricasTalking, 429, "", retryAfter: TimeSpan.FromSeconds(30));

        (await SendAsync(ProviderTexts.Text())).RetryAfter.ShouldBe(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void What_is_missing_to_send_is_named_in_full()
    {
        new AfricasTalkingProvider(ProviderStub.Clients(_stub), Options.Create(new AfricasTalkingOptions())).MissingSettings
            .ShouldBe(["Channels:AfricasTalking:Username", "Channels:AfricasTalking:ApiKey"]);
        new AfricasTalkingProvider(ProviderStub.Clients(_stub), Options.Create(_options)).MissingSettings.ShouldBeEmpty();
    }

    private static string Recipient(int code, string status, string id) =>
        $$"""
        {"SMSMessageData": {"Message": "Sent to 1/1 Total Cost: USD 0.0079 Message parts: 1",
         "Recipients": [{"statusCode": {{code}}, "number": "{{ProviderTexts.To}}", "status": "{{status}}", "cost": "0", "messageId": "{{id}}"}] } }
        """;

    private async Task ShouldEndAsync(string outcome, string reason)
    {
        var result = await SendAsync(ProviderTexts.Text());

        (result.Outcome.ToString(), result.ProviderId, result.Reason).ShouldBe((outcome, null, reason));
    }

    private Task<SendResult> SendAsync(OutgoingSms sms) =>
        new AfricasTalkingProvider(ProviderStub.Clients(_stub), Options.Create(_options)).SendAsync(sms, CancellationToken.None);
}
