using System.Net;
using System.Security.Cryptography;
using System.Text;
using Diaspora.Gateway.Channels.Twilio;
using Diaspora.Gateway.Tests.Harness;

namespace Diaspora.Gateway.Tests.Channels;

/// <summary>What providers send, against the whole gateway.</summary>
public class ChannelEndpointsTests : IClassFixture<GatewayFixture>
{
    private const string Account = "AC00000000000000000000000000000000";
    private readonly GatewayFixture _gateway;

    public ChannelEndpointsTests(GatewayFixture gateway)
    {
        _gateway = gateway;
        // This is about what is answered, not how fast a busy machine does.
        _gateway.Settings["Conversations:TurnTimeout"] = "00:00:10";
        _gateway.Settings["Redis:CallTimeout"] = "00:00:05";
        _gateway.Settings["Channels:Twilio:AccountSid"] = Account;
        _gateway.Settings["Channels:Vodacom:PublicUrl"] = "https://gw.example.org";
    }

    [Fact]
    public async Task A_ussd_screen_is_plain_text_without_a_byte_order_mark()
    {
        using var form = AtForm("plain", "+26650000192", "*384*266#", "");

        using var response = await _gateway.Client.PostAsync(ChannelPaths.AfricasTalkingUssd + "?token=dev-token", form);

        response.Content.Headers.ContentType?.ToString().ShouldBe("text/plain; charset=utf-8");
        (await response.Content.ReadAsByteArrayAsync())[..4].ShouldBe("CON "u8.ToArray());
    }

    [Fact]
    public async Task Parts_in_the_service_code_are_keys_like_those_in_the_text()
    {
        var typed = await PostUssdAsync(AtForm("deep-1", "+26650000193", "*384*266#", "9*1"));
        var dialled = await PostUssdAsync(AtForm("deep-2", "+26650000194", "*384*266*9*1#", ""));
        var next = await PostUssdAsync(AtForm("deep-2", "+26650000194", "*384*266*9*1#", "0"));

        dialled.ShouldBe(typed);
        typed.ShouldStartWith("CON Khetha puo / Choose language");
        next.ShouldStartWith("CON Language & SMS");
    }

    [Fact]
    public async Task Another_service_code_gets_a_polite_end()
    {
        var screen = await PostUssdAsync(AtForm("other", "+26650000195", "*384*999#", ""));
        var xml = await _gateway.Client.GetStringAsync(
            ChannelPaths.Vodacom + "?token=dev-token&msisdn=26650000195&ussdSessionId=o&request=*384*999%23");

        screen.ShouldBe("END This number is not in service. Please dial *384*266#.");
        xml.ShouldBe("<request><headertext>This number is not in service. Please dial *384*266#.</headertext></request>");
    }

    [Theory]
    [InlineData("Success")]
    [InlineData("Incomplete")]
    [InlineData("Failed")]
    [InlineData("Brandnew")]
    public async Task The_end_of_a_session_is_acknowledged(string status)
    {
        var phone = _gateway.Phone("+26650000196");
        await phone.DialAsync();

        using var response = await phone.EndedAsync(status);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_text_through_africas_talking_is_answered_through_the_outbox()
    {
        using var form = Form("id=at-1&from=%2B26650000197&to=21512&text=BASOTHO&date=2026-11-21+06%3A04%3A45");

        using var response = await _gateway.Client.PostAsync(ChannelPaths.AfricasTalkingSms + "?token=dev-token", form);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync()).ShouldBeEmpty();
        (await _gateway.Phone("+26650000197").NextMessageAsync()).ShouldNotBeNull().ShouldContain("Basotho Line");
    }

    [Fact]
    public async Task A_text_through_twilio_is_answered_at_once()
    {
        var phone = _gateway.Phone("+27600000198");

        await phone.TextAsync("BASOTHO");

        (await phone.NextMessageAsync()).ShouldNotBeNull().ShouldContain("Basotho Line");
    }

    [Theory]
    [InlineData("AccountSid=" + Account + "&From=30333&MessageSid=SM1&Body=Hi", HttpStatusCode.OK)]
    [InlineData("AccountSid=" + Account + "&From=%2B27600000199&Body=Hi", HttpStatusCode.BadRequest)]
    [InlineData("AccountSid=AC1&From=%2B27600000199&MessageSid=SM2&Body=STOP", HttpStatusCode.Forbidden)]
    [InlineData("From=%2B27600000199&MessageSid=SM3&Body=STOP", HttpStatusCode.Forbidden)]
    public async Task A_signed_text_must_be_for_our_account_and_complete(string body, HttpStatusCode status)
    {
        var url = new Uri(_gateway.Client.BaseAddress!, ChannelPaths.TwilioSms);
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = Form(body) };
        request.Headers.Add(TwilioSignature.Header, Sign(url + Signed(body)));

        using var response = await _gateway.Client.SendAsync(request);

        response.StatusCode.ShouldBe(status);
        if (status == HttpStatusCode.OK)
        {
            response.Content.Headers.ContentType?.MediaType.ShouldBe("text/xml");
            (await response.Content.ReadAsStringAsync()).ShouldNotContain("Message");
        }
    }

    [Fact]
    public async Task A_session_through_vodacom_goes_from_screen_to_screen()
    {
        const string Session = ChannelPaths.Vodacom + "?token=dev-token&msisdn=26650000190&provider=Vodacom&ussdSessionId=v-1&request=";

        var first = await _gateway.Client.GetStringAsync(Session + "*384*266%23");
        var second = await _gateway.Client.GetStringAsync(Session + "2");
        using var last = await _gateway.Client.GetAsync(Session + "0");

        first.ShouldStartWith("<request><headertext>Khetha puo / Choose language\n1 Sesotho\n2 English");
        first.ShouldContain("callback=\"https://gw.example.org/channels/vodacom/ussd?token=dev-token\"");
        second.ShouldContain("Basotho Line");
        last.Content.Headers.ContentType?.MediaType.ShouldBe("text/xml");
        (await last.Content.ReadAsStringAsync()).ShouldNotContain("<options>");
    }

    private async Task<string> PostUssdAsync(HttpContent form)
    {
        using var response = await _gateway.Client.PostAsync(ChannelPaths.AfricasTalkingUssd + "?token=dev-token", form);
        return await response.Content.ReadAsStringAsync();
    }

    private static FormUrlEncodedContent AtForm(string session, string phone, string code, string text) => new(new Dictionary<string, string>
    {
        ["sessionId"] = session, ["phoneNumber"] = phone, ["networkCode"] = "65101", ["serviceCode"] = code, ["text"] = text,
    });

    private static StringContent Form(string body) => new(body, Encoding.UTF8, "application/x-www-form-urlencoded");

    // The text to sign for a body whose names are unique.
    private static string Signed(string body) =>
        string.Concat(body.Replace("=", "", StringComparison.Ordinal).Split('&').Select(WebUtility.UrlDecode).Order(StringComparer.Ordinal));

    // The algorithm is the provider's.
#pragma warning disable CA5350
    private static string Sign(string text) => Convert.ToBase64String(HMACSHA1.HashData("dev-auth-token"u8, Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5350
}
