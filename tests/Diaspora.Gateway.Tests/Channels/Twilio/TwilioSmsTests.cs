using System.Xml.Linq;
using Diaspora.Gateway.Channels;
using Diaspora.Gateway.Channels.Twilio;

namespace Diaspora.Gateway.Tests.Channels.Twilio;

public class TwilioSmsTests
{
    [Fact]
    public void A_text_is_read_in_our_own_shape()
    {
        var fields = FormBody.Parse(TwilioSignatureVector.Find("inbound-sms-sesotho").FormBody);

        var inbound = TwilioSms.Read(fields).ShouldNotBeNull();

        fields.Refusal.ShouldBeNull();
        (inbound.Channel, inbound.MessageId, inbound.Phone.Reveal(), inbound.Text, inbound.OptOut, inbound.ReplyByOutbox)
            .ShouldBe(("twilio", "SM11111111111111111111111111111111", "+26658123456", "Kea leboha, ntate! Tšebeletso ’Mino 🙏", null, false));
    }

    [Theory]
    [InlineData("&OptOutType=STOP", "STOP")]
    [InlineData("&OptOutType=help", "HELP")]
    [InlineData("&OptOutType=START", "START")]
    [InlineData("&OptOutType=", null)]
    [InlineData("&OptOutType=PAUSE", null)]
    [InlineData("", null)]
    public void What_the_provider_has_answered_itself_is_told(string rest, string? optOut) =>
        TwilioSms.Read(FormBody.Parse("MessageSid=SM1&From=%2B27821234567" + rest)).ShouldNotBeNull().OptOut.ShouldBe(optOut);

    [Theory]
    [InlineData("30333")]
    [InlineData("DIASPORA")]
    [InlineData("whatsapp:%2B27821234567")]
    public void A_sender_that_is_no_phone_has_no_conversation(string from)
    {
        var fields = FormBody.Parse($"MessageSid=SM1&From={from}&Body=Hi");

        TwilioSms.Read(fields).ShouldBeNull();
        fields.Refusal.ShouldBeNull();
    }

    [Theory]
    [InlineData("From=%2B27821234567&Body=Hi", "missing-field")]
    [InlineData("MessageSid=SM1&Body=Hi", "missing-field")]
    [InlineData("MessageSid=SM1%07&From=%2B27821234567&Body=Hi", "bad-id")]
    [InlineData("MessageSid=SM1&From=%2B27821234567&Body=Hi&body=Ho", "repeated-field")]
    public void A_text_without_an_id_or_a_sender_is_refused(string form, string reason)
    {
        var fields = FormBody.Parse(form);

        TwilioSms.Read(fields);

        fields.Refusal.ShouldNotBeNull().Reason.ShouldBe(reason);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void No_reply_is_an_empty_response(string? reply)
    {
        var response = XDocument.Parse(TwilioSms.Write(reply)).Root.ShouldNotBeNull();

        response.Name.LocalName.ShouldBe("Response");
        response.Nodes().OfType<XElement>().ShouldBeEmpty();
    }

    [Fact]
    public void A_reply_is_one_message() => ReadMessage("Kea leboha\n1 <E> & 'tšela' 🙏").ShouldBe("Kea leboha\n1 <E> & 'tšela' 🙏");

    [Fact]
    public void What_xml_cannot_carry_is_left_out_of_a_reply() => ReadMessage("a\0b\u0001c\uD83Dd\uFFFFe").ShouldBe("abc\uFFFDde");

    private static string ReadMessage(string reply) =>
        XDocument.Parse(TwilioSms.Write(reply), LoadOptions.PreserveWhitespace).Descendants("Message").ShouldHaveSingleItem().Value;
}
