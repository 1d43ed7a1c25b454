using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Diaspora.Gateway.Channels.Twilio;
using Diaspora.Gateway.Contacts;
using Diaspora.Gateway.Messaging;
using Diaspora.Gateway.Privacy;
using Diaspora.Gateway.Tests.Harness;

namespace Diaspora.Gateway.Tests.Channels;

/// <summary>What everybody on the network can send, against the whole gateway.</summary>
public class ChannelRefusalTests(GatewayFixture gateway) : IClassFixture<GatewayFixture>
{
    public static TheoryData<string, string> Garbage
    {
        get
        {
            var cases = new TheoryData<string, string>();
            string[] paths =
            [
                ChannelPaths.AfricasTalkingUssd, ChannelPaths.AfricasTalkingEvents, ChannelPaths.AfricasTalkingSms, ChannelPaths.AfricasTalkingOptOut,
                ChannelPaths.AfricasTalkingStatus, ChannelPaths.KannelSms, ChannelPaths.KannelStatus, ChannelPaths.TwilioSms, ChannelPaths.TwilioStatus,
            ];
            foreach (var path in paths)
                foreach (var body in Bodies.Keys)
                    cases.Add(path, body);
            return cases;
        }
    }

    private static Dictionary<string, byte[]> Bodies { get; } = new()
    {
        ["nothing"] = [],
        ["100 kB of zeros"] = new byte[100_000],
        ["100 kB in one field"] = Encoding.ASCII.GetBytes("text=" + new string('1', 100_000)),
        ["thousands of fields"] = Encoding.ASCII.GetBytes(string.Join('&', Enumerable.Range(0, 3000).Select(i => $"f{i}="))),
        ["bad percent codes"] = "sessionId=%&phoneNumber=%2&serviceCode=%zz&text=%u0041&id=%&from=%&MessageSid=%&From=%"u8.ToArray(),
        ["no UTF-8"] = [.. "sessionId="u8, 0xFF, 0xFE, .. "&phoneNumber="u8, 0xC3, 0x28, .. "&id=1&from="u8, 0x80],
        ["null characters"] = "sessionId=%00&phoneNumber=%00&serviceCode=%00&text=%00&id=%00&from=%00"u8.ToArray(),
        ["another code and odd text"] = "sessionId=s&phoneNumber=%2B26650000101&serviceCode=%00%FF%EF%BF%BF&text=%00%FF"u8.ToArray(),
        ["nothing but separators"] = "&&&===&=&=&"u8.ToArray(),
        ["JSON"] = "{\"sessionId\":\"1\"}"u8.ToArray(),
    };

    [Theory]
    [MemberData(nameof(Garbage))]
    public async Task Garbage_is_refused_or_politely_ended(string path, string body)
    {
        using var content = new ByteArrayContent(Bodies[body]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        using var request = new HttpRequestMessage(HttpMethod.Post, path + "?token=dev-token") { Content = content };
        request.Headers.Add(TwilioSignature.Header, "garbage");

        using var response = await gateway.Client.SendAsync(request);

        await ShouldBePoliteAsync(response);
    }

    [Theory]
    [InlineData("null", "%00", 1)]
    [InlineData("no-utf8", "%FF%FE%ED%A0%80", 1)]
    [InlineData("stars", "*", 5000)]
    [InlineData("keys", "2*", 5000)]
    [InlineData("digits", "9", 15_000)]
    public async Task Garbage_in_our_own_menu_gets_a_screen(string session, string text, int times)
    {
        using var form = Form($"sessionId={session}&phoneNumber=%2B26650000102&serviceCode=*384*266%23&text="
            + string.Concat(Enumerable.Repeat(text, times)));

        using var response = await gateway.Client.PostAsync(ChannelPaths.AfricasTalkingUssd + "?token=dev-token", form);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync()).ShouldMatch("^(CON|END) .");
    }

    [Theory]
    [InlineData("")]
    [InlineData("&msisdn=26650000101&ussdSessionId=%00&request=1")]
    [InlineData("&msisdn=%&ussdSessionId=%zz&request=%")]
    [InlineData("&msisdn=%FF&ussdSessionId=%FF&request=%FF")]
    [InlineData("&msisdn=26650000101&ussdSessionId=s&request=*%00%FF%23")]
    [InlineData("&msisdn=26650000101&msisdn=26650000102&ussdSessionId=s&request=1")]
    [InlineData("&&==&=&msisdn")]
    public async Task Garbage_in_a_query_is_refused_or_politely_ended(string query)
    {
        foreach (var path in (string[])[ChannelPaths.Vodacom, ChannelPaths.KannelSms, ChannelPaths.KannelStatus])
        {
            using var response = await gateway.Client.GetAsync($"{path}?token=dev-token{query}");

            await ShouldBePoliteAsync(response);
        }
    }

    [Theory]
    [InlineData(ChannelPaths.AfricasTalkingUssd, 16)]
    [InlineData(ChannelPaths.AfricasTalkingEvents, 16)]
    [InlineData(ChannelPaths.AfricasTalkingSms, 64)]
    [InlineData(ChannelPaths.AfricasTalkingOptOut, 16)]
    [InlineData(ChannelPaths.AfricasTalkingStatus, 16)]
    [InlineData(ChannelPaths.KannelSms, 64)]
    [InlineData(ChannelPaths.KannelStatus, 64)]
    public async Task A_body_may_be_so_large_and_no_larger(string path, int kilobytes)
    {
        using var largest = Form(new string('x', kilobytes * 1024));
        using var larger = Form(new string('x', (kilobytes * 1024) + 1));

        (await gateway.Client.PostAsync(path + "?token=dev-token", largest)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await gateway.Client.PostAsync(path + "?token=dev-token", larger)).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Theory]
    [InlineData(ChannelPaths.AfricasTalkingUssd)]
    [InlineData(ChannelPaths.AfricasTalkingEvents)]
    [InlineData(ChannelPaths.AfricasTalkingSms)]
    [InlineData(ChannelPaths.AfricasTalkingOptOut)]
    [InlineData(ChannelPaths.AfricasTalkingStatus)]
    [InlineData(ChannelPaths.KannelSms)]
    public async Task Only_forms_are_read(string path)
    {
        using var json = new StringContent("{}", Encoding.UTF8, "application/json");

        (await gateway.Client.PostAsync(path + "?token=dev-token", json)).StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Theory]
    [InlineData(ChannelPaths.AfricasTalkingUssd)]
    [InlineData(ChannelPaths.AfricasTalkingUssd + "?token=wrong")]
    [InlineData(ChannelPaths.AfricasTalkingEvents)]
    [InlineData(ChannelPaths.AfricasTalkingSms)]
    [InlineData(ChannelPaths.AfricasTalkingOptOut)]
    [InlineData(ChannelPaths.AfricasTalkingOptOut + "?token=wrong")]
    [InlineData(ChannelPaths.AfricasTalkingStatus)]
    [InlineData(ChannelPaths.KannelSms + "?from=26650000191&id=1&text=STOP")]
    [InlineData(ChannelPaths.KannelSms + "?token=wrong&from=26650000191&id=1&text=STOP")]
    [InlineData(ChannelPaths.KannelStatus + "?ref=1-1&type=1")]
    [InlineData(ChannelPaths.TwilioSms)]
    [InlineData(ChannelPaths.TwilioSms + "?token=dev-token")]
    [InlineData(ChannelPaths.TwilioStatus + "?ref=1-1")]
    [InlineData(ChannelPaths.Vodacom + "?msisdn=26650000191&ussdSessionId=s&request=*384*266%23")]
    [InlineData(ChannelPaths.Vodacom + "?token=wrong&msisdn=26650000191&ussdSessionId=s&request=*384*266%23")]
    public async Task Who_cannot_show_a_secret_is_refused_and_changes_nothing(string url)
    {
        using var form = Form("sessionId=s&phoneNumber=%2B26650000191&serviceCode=*384*266%23&text=2&id=1&from=%2B26650000191"
            + "&MessageSid=SM1&From=%2B26650000191&Body=STOP&status=Success");
        var get = url.StartsWith(ChannelPaths.Vodacom, StringComparison.Ordinal);

        using var response = get ? await gateway.Client.GetAsync(url) : await gateway.Client.PostAsync(url, form);

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        response.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        (await gateway.Phone("+26650000191").NextMessageAsync()).ShouldBeNull();
        await using var connection = await gateway.Database.OpenConnectionAsync();
        Msisdn.TryParse("+26650000191", null, out var phone).ShouldBeTrue();
        (await ContactStore.FindAsync(connection, null, gateway.Hasher.Hash(phone), CancellationToken.None)).ShouldBeNull();
        (await SuppressionStore.IsStoppedAsync(connection, null, gateway.Hasher.Hash(phone), CancellationToken.None)).ShouldBeFalse();
    }

    // A text from nobody is acknowledged with nothing, or the provider would send it for hours.
    private static async Task ShouldBePoliteAsync(HttpResponseMessage response)
    {
        var answer = await response.Content.ReadAsStringAsync();
        if (response.StatusCode == HttpStatusCode.OK)
            answer.ShouldMatch("^END |^$|^<request><headertext>[^<]*</headertext></request>$");
        else
            ((int)response.StatusCode).ShouldBeInRange(400, 499, answer);
    }

    private static StringContent Form(string body) => new(body, Encoding.UTF8, "application/x-www-form-urlencoded");
}
