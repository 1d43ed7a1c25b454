using Diaspora.Gateway.Channels;
using Diaspora.Gateway.Channels.Kannel;
using Diaspora.Gateway.Conversations;
using Microsoft.AspNetCore.Http;

namespace Diaspora.Gateway.Tests.Channels.Kannel;

public class KannelSmsTests
{
    [Theory]
    [InlineData("text=Kea+leboh%C3%A1&charset=UTF-8&coding=0", "Kea lebohá")]
    [InlineData("text=%C5%9Ca", "Ŝa")]
    [InlineData("text=%01%5C%00a+%19&charset=UTF-16BE&coding=2", "Ŝa’")]
    [InlineData("text=%D8%3D%DE%00&charset=utf-16be&coding=2", "😀")]
    [InlineData("text=%00&charset=UTF-16BE&coding=2", "�")]
    [InlineData("text=n%92aka&charset=WINDOWS-1252", "n’aka")]
    [InlineData("text=&charset=UTF-16BE", "")]
    [InlineData("charset=UTF-16BE", "")]
    [InlineData("charset=UTF-8", "")]
    public void The_words_are_read_in_the_charset_that_is_named(string query, string words)
    {
        var inbound = Read($"token=t&id=1b0c-7&from=26650000502&to=30333&{query}", out _, out var refusal).ShouldNotBeNull();

        refusal.ShouldBeNull();
        (inbound.Channel, inbound.MessageId, inbound.Phone.Reveal(), inbound.Text, inbound.OptOut, inbound.ReplyByOutbox)
            .ShouldBe(("kannel", "1b0c-7", "+26650000502", words, null, false));
    }

    [Theory]
    [InlineData("id=1&from=30333&text=Hi", "sender-is-no-phone")]
    [InlineData("id=1&from=VodaInfo&text=Hi", "sender-is-no-phone")]
    [InlineData("id=1&from=26650000502&text=%00%01&charset=8-BIT&coding=1", "no-text")]
    public void What_cannot_be_answered_is_acknowledged(string query, string reason)
    {
        Read(query, out var ignored, out var refusal).ShouldBeNull();

        ignored.ShouldBe(reason);
        refusal.ShouldBeNull();
    }

    [Theory]
    [InlineData("from=26650000502&text=Hi", "missing-field")]
    [InlineData("id=1&text=Hi", "missing-field")]
    [InlineData("id=1&from=26650000502&text=Hi&text=Ho", "repeated-field")]
    public void A_text_without_an_id_or_a_sender_is_refused(string query, string reason)
    {
        Read(query, out _, out var refusal);

        refusal.ShouldNotBeNull().Reason.ShouldBe(reason);
    }

    private static InboundSms? Read(string query, out string ignored, out Refusal? refusal)
    {
        var request = new DefaultHttpContext().Request;
        request.QueryString = new QueryString("?" + query);
        var fields = ProviderFields.OfQuery(request);
        var inbound = KannelSms.Read(fields, request.QueryString, out ignored);
        refusal = fields.Refusal;
        return inbound;
    }
}
