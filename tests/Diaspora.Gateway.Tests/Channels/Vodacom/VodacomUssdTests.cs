using System.Xml.Linq;
using Diaspora.Gateway.Channels;
using Diaspora.Gateway.Channels.Vodacom;
using Diaspora.Gateway.Conversations;
using Microsoft.AspNetCore.Http;

namespace Diaspora.Gateway.Tests.Channels.Vodacom;

public class VodacomUssdTests
{
    private const string Callback = "https://gw.example.org/channels/vodacom/ussd?token=a&b";

    [Theory]
    [InlineData("request=*384*266%23", true, "")]
    [InlineData("request=*384*266", true, "")]
    [InlineData("request=*384*266*4*4%23", true, "4*4")]
    [InlineData("REQUEST=+*384*266%23", true, "")]
    [InlineData("request=1", false, "1")]
    [InlineData("request=Thabo+Mokoena", false, "Thabo Mokoena")]
    [InlineData("request=*1", false, "*1")]
    [InlineData("request=", false, "")]
    [InlineData("x=1", false, "")]
    public void The_first_request_is_what_was_dialled_and_the_others_are_what_was_typed(string request, bool isNew, string input)
    {
        var fields = Query("?msisdn=26650000101&ussdSessionId=v-1&provider=Vodacom&token=a&" + request);

        var inbound = VodacomUssd.Read(fields, OurServiceCode.Create()).ShouldNotBeNull();

        fields.Refusal.ShouldBeNull();
        (inbound.Channel, inbound.SessionId, inbound.Phone.Reveal(), inbound.ServiceCode, inbound.IsNew, inbound.Input, inbound.Cumulative)
            .ShouldBe(("vodacom", "v-1", "+26650000101", "*384*266#", isNew, input, null));
    }

    [Theory]
    [InlineData("*384*267%23")]
    [InlineData("*384*2661%23")]
    [InlineData("*%23")]
    public void Another_service_code_is_no_conversation(string request) =>
        VodacomUssd.Read(Query("?msisdn=26650000101&ussdSessionId=v-1&request=" + request), OurServiceCode.Create()).ShouldBeNull();

    [Theory]
    [InlineData("?ussdSessionId=v-1&request=1", "missing-field")]
    [InlineData("?msisdn=26650000101&request=1", "missing-field")]
    [InlineData("?msisdn=me&ussdSessionId=v-1&request=1", "bad-phone")]
    [InlineData("?msisdn=26650000101&ussdSessionId=v%00&request=1", "bad-id")]
    [InlineData("?msisdn=26650000101&ussdSessionId=v-1&request=1&request=2", "repeated-field")]
    public void A_request_that_does_not_say_who_calls_is_refused(string query, string reason)
    {
        var fields = Query(query);

        VodacomUssd.Read(fields, OurServiceCode.Create());

        fields.Refusal.ShouldNotBeNull().Reason.ShouldBe(reason);
    }

    [Fact]
    public void A_screen_that_goes_on_has_one_hidden_option() =>
        VodacomUssd.Write(new UssdReply("Language & <SMS>\n1 E", Ends: false), Callback).ShouldBe(
            "<request><headertext>Language &amp; &lt;SMS&gt;\n1 E</headertext><options><option command=\"1\" order=\"1\" "
            + "callback=\"https://gw.example.org/channels/vodacom/ussd?token=a&amp;b\" display=\"False\"></option></options></request>");

    [Fact]
    public void The_last_screen_has_no_options() =>
        VodacomUssd.Write(new UssdReply("Sala hantle", Ends: true), Callback).ShouldBe("<request><headertext>Sala hantle</headertext></request>");

    [Fact]
    public void Nothing_in_a_screen_breaks_the_xml()
    {
        var xml = VodacomUssd.Write(new UssdReply("a\0b]]>\f\u001B\uD83D{x}€", Ends: false), Callback);

        XDocument.Parse(xml).Descendants("headertext").ShouldHaveSingleItem().Value.ShouldContain("{x}€");
    }

    private static ProviderFields Query(string query)
    {
        var http = new DefaultHttpContext();
        http.Request.QueryString = new QueryString(query);
        return ProviderFields.OfQuery(http.Request);
    }
}
