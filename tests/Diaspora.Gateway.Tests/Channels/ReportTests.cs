using System.Net;
using System.Text;
using Diaspora.Gateway.Messaging;
using Diaspora.Gateway.Tests.Channels.Twilio;
using Diaspora.Gateway.Tests.Harness;
using Diaspora.Gateway.Tests.Messaging.Sending;

namespace Diaspora.Gateway.Tests.Channels;

/// <summary>What providers report of texts that they took from us, against the whole gateway.</summary>
public class ReportTests
{
    private const string Account = "AC00000000000000000000000000000000";

    [Fact]
    public async Task A_text_through_twilio_is_delivered_when_twilio_says_so()
    {
        await using var gateway = await StartAsync("twilio");
        var id = await SendAsync(gateway, ProviderStub.Twilio, """{"sid": "SM1", "status": "queued"}""");

        (await PostSignedAsync(gateway, $"{ChannelPaths.TwilioStatus}?ref={id}-1", "MessageStatus=sent")).ShouldBe(HttpStatusCode.OK);
        (await gateway.StatusAsync(id)).ShouldBe("sent");
        (await PostSignedAsync(gateway, $"{ChannelPaths.TwilioStatus}?ref={id}-1", "MessageStatus=delivered")).ShouldBe(HttpStatusCode.OK);

        (await gateway.StatusAsync(id)).ShouldBe("delivered");
    }

    [Fact]
    public async Task Reports_that_come_again_or_late_change_nothing()
    {
        await using var gateway = await StartAsync("twilio");
        var id = await SendAsync(gateway, ProviderStub.Twilio, """{"sid": "SM1", "status": "queued"}""");

        foreach (var status in (string[])["delivered", "delivered", "sent", "queued", "undelivered", "delivered"])
            (await PostSignedAsync(gateway, $"{ChannelPaths.TwilioStatus}?ref={id}-1", $"MessageStatus={status}")).ShouldBe(HttpStatusCode.OK);

        (await gateway.StatusAsync(id)).ShouldBe("delivered");
    }

    [Fact]
    public async Task A_report_without_our_reference_is_matched_by_the_id()
    {
        await using var gateway = await StartAsync("twilio");
        var id = await SendAsync(gateway, ProviderStub.Twilio, """{"sid": "SM1", "status": "queued"}""");

        await PostSignedAsync(gateway, ChannelPaths.TwilioStatus, "MessageStatus=delivered");

        (await gateway.StatusAsync(id)).ShouldBe("delivered");
    }

    [Theory]
    [InlineData("MessageSid=SM1&AccountSid=" + Account + "&MessageStatus=delivered", "?ref=1-1")]
    [InlineData("MessageSid=SM1&AccountSid=AC1&MessageStatus=delivered", null)]
    [InlineData("MessageSid=SM1&MessageStatus=delivered", null)]
    public async Task A_report_that_is_forged_or_for_another_account_is_refused(string form, string? signedQuery)
    {
        await using var gateway = await StartAsync("twilio");
        var id = await SendAsync(gateway, ProviderStub.Twilio, """{"sid": "SM1", "status": "queued"}""");

        using var answer = await gateway.Whole.Client.PostSignedAsync(
            $"{ChannelPaths.TwilioStatus}?ref={id}-1", form, signedQuery is null ? null : $"{ChannelPaths.TwilioStatus}?ref={id + 1}-1");

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await gateway.StatusAsync(id)).ShouldBe("sent");
    }

    [Theory]
    [InlineData("?ref=999999999-1", "SM2", "delivered", HttpStatusCode.OK)]
    [InlineData("", "SM2", "delivered", HttpStatusCode.OK)]
    [InlineData("?ref=nonsense", "SM2", "delivered", HttpStatusCode.OK)]
    [InlineData("?ref=1-1", "SM1", "teleported", HttpStatusCode.OK)]
    [InlineData("?ref=1-1", "SM1", "", HttpStatusCode.BadRequest)]
    public async Task A_report_of_what_we_do_not_know_is_acknowledged(string query, string sid, string status, HttpStatusCode expected)
    {
        await using var gateway = await StartAsync("twilio");
        var id = await SendAsync(gateway, ProviderStub.Twilio, """{"sid": "SM1", "status": "queued"}""");

        using var answer = await gateway.Whole.Client.PostSignedAsync(
            ChannelPaths.TwilioStatus + query, $"MessageSid={sid}&AccountSid={Account}&MessageStatus={status}");

        answer.StatusCode.ShouldBe(expected);
        (await gateway.StatusAsync(id)).ShouldBe("sent");
    }

    [Fact]
    public async Task Who_is_opted_out_at_twilio_gets_nothing_more()
    {
        await using var gateway = await StartAsync("twilio");
        var (contact, number) = await gateway.NewContactAsync();
        var id = await SendAsync(gateway, ProviderStub.Twilio, """{"sid": "SM1", "status": "queued"}""", contact);

        await PostSignedAsync(gateway, $"{ChannelPaths.TwilioStatus}?ref={id}-1", "MessageStatus=failed&ErrorCode=21610");

        (await IsStoppedAsync(gateway, number)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("Success", "delivered")]
    [InlineData("Buffered", "sent")]
    [InlineData("Rejected", "failed")]
    [InlineData("Borked", "sent")]
    public async Task A_text_through_africas_talking_goes_as_far_as_it_is_reported(string status, string stands)
    {
        await using var gateway = await StartAsync("africastalking");
        var id = await SendAsync(gateway, ProviderStub.AfricasTalking, """{"SMSMessageData": {"Recipients": [{"statusCode": 101, "messageId": "ATXid_1"}]} }""");

        (await PostAsync(gateway, ChannelPaths.AfricasTalkingStatus, $"id=ATXid_1&status={status}")).ShouldBe(HttpStatusCode.OK);
        (await PostAsync(gateway, ChannelPaths.AfricasTalkingStatus, $"id=ATXid_2&status={status}")).ShouldBe(HttpStatusCode.OK);

        (await gateway.StatusAsync(id)).ShouldBe(stands);
    }

    [Fact]
    public async Task Who_stops_a_sender_at_africas_talking_gets_nothing_more()
    {
        await using var gateway = await StartAsync("africastalking");
        var (_, number) = await gateway.NewContactAsync();
        var form = $"senderId=BasothoLine&phoneNumber={Uri.EscapeDataString(number)}";

        (await PostAsync(gateway, ChannelPaths.AfricasTalkingOptOut, form)).ShouldBe(HttpStatusCode.OK);
        (await PostAsync(gateway, ChannelPaths.AfricasTalkingOptOut, form)).ShouldBe(HttpStatusCode.OK);

        (await IsStoppedAsync(gateway, number)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("senderId=BasothoLine")]
    [InlineData("phoneNumber=anonymous")]
    public async Task An_opt_out_of_nobody_is_refused(string form)
    {
        await using var gateway = await StartAsync("africastalking");

        (await PostAsync(gateway, ChannelPaths.AfricasTalkingOptOut, form)).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("8", "sent")]
    [InlineData("1", "delivered")]
    [InlineData("16", "failed")]
    [InlineData("66", "sent")]
    public async Task A_text_through_kannel_goes_as_far_as_it_is_reported(string type, string stands)
    {
        await using var gateway = await StartAsync("kannel");
        var id = await SendAsync(gateway, ProviderStub.Kannel, "0: Accepted for delivery");
        var report = $"{ChannelPaths.KannelStatus}?token=dev-token&type={type}&ref=";

        foreach (var reference in (string[])[$"{id}-1", $"{id}-1", $"{id + 1}-1", $"{id}-2", "nonsense"])
        {
            using var answer = await gateway.Whole.Client.GetAsync(report + reference);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        (await gateway.StatusAsync(id)).ShouldBe(stands);
    }

    private static Task<SendingGateway> StartAsync(string provider) => SendingGateway.StartAsync(settings =>
    {
        settings["Messaging:Routes:one:Provider"] = provider;
        settings["Conversations:TurnTimeout"] = "00:00:10";
        settings["Channels:Twilio:AccountSid"] = Account;
        settings["Channels:Twilio:PublicUrl"] = "http://localhost";
        settings["Channels:AfricasTalking:Username"] = "basotho";
        settings["Channels:AfricasTalking:ApiKey"] = "key";
        settings["Channels:Kannel:SendUrl"] = $"http://{ProviderStub.Kannel}/";
        settings["Channels:Kannel:Username"] = "gateway";
        settings["Channels:Kannel:Password"] = "secret";
        settings["Channels:Kannel:PublicUrl"] = "http://localhost";
    });

    private static async Task<long> SendAsync(SendingGateway gateway, string host, string answer, long? contact = null)
    {
        gateway.Whole.Providers!.Answer(host, 201, answer);
        var id = contact is { } known ? await gateway.WriteAsync(known) : await gateway.WriteAsync();
        await gateway.DispatchAsync();
        (await gateway.StatusAsync(id)).ShouldBe("sent");
        return id;
    }

    private static async Task<HttpStatusCode> PostSignedAsync(SendingGateway gateway, string path, string form)
    {
        using var answer = await gateway.Whole.Client.PostSignedAsync(path, $"MessageSid=SM1&AccountSid={Account}&{form}");
        return answer.StatusCode;
    }

    private static async Task<HttpStatusCode> PostAsync(SendingGateway gateway, string path, string form)
    {
        using var content = new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded");
        using var answer = await gateway.Whole.Client.PostAsync($"{path}?token=dev-token", content);
        return answer.StatusCode;
    }

    private static async Task<bool> IsStoppedAsync(SendingGateway gateway, string number)
    {
        await using var connection = await gateway.Whole.Database.OpenConnectionAsync();
        return await SuppressionStore.IsStoppedAsync(connection, null, gateway.HashOf(number), CancellationToken.None);
    }
}
