using Diaspora.Gateway.Channels;
using Diaspora.Gateway.Channels.AfricasTalking;

namespace Diaspora.Gateway.Tests.Channels.AfricasTalking;

public class AfricasTalkingSmsTests
{
    [Theory]
    [InlineData("linkId=03&text=Msg+1&to=21512&id=ec9a-86&date=2026-11-21T06%3A04%3A45Z&from=%2B26650000101")]
    [InlineData("text=Msg+1&to=21512&id=ec9a-86&date=2026-11-21+06%3A04%3A45&from=26650000101&cost=0&networkCode=65510")]
    [InlineData("ID=ec9a-86&From=%2B26650000101&Text=Msg+1")]
    public void A_text_is_read_in_our_own_shape(string form)
    {
        var fields = FormBody.Parse(form);

        var inbound = AfricasTalkingSms.Read(fields, out _).ShouldNotBeNull();

        fields.Refusal.ShouldBeNull();
        (inbound.Channel, inbound.MessageId, inbound.Phone.Reveal(), inbound.Text, inbound.OptOut, inbound.ReplyByOutbox)
            .ShouldBe(("africastalking", "ec9a-86", "+26650000101", "Msg 1", null, true));
    }

    [Theory]
    [InlineData("id=1&from=%2B26650000101", "empty-text")]
    [InlineData("id=1&from=%2B26650000101&text=", "empty-text")]
    [InlineData("id=1&from=%2B26650000101&text=+%0A", "empty-text")]
    [InlineData("id=1&from=DIASPORA&text=Hi", "sender-is-no-phone")]
    [InlineData("id=1&from=21512&text=Hi", "sender-is-no-phone")]
    public void What_cannot_be_answered_is_acknowledged(string form, string reason)
    {
        var fields = FormBody.Parse(form);

        AfricasTalkingSms.Read(fields, out var ignored).ShouldBeNull();

        ignored.ShouldBe(reason);
        fields.Refusal.ShouldBeNull();
    }

    [Theory]
    [InlineData("from=%2B26650000101&text=Hi", "missing-field")]
    [InlineData("id=1&text=Hi", "missing-field")]
    [InlineData("id=1%00&from=%2B26650000101&text=Hi", "bad-id")]
    [InlineData("id=1&from=%2B26650000101&text=Hi&text=Ho", "repeated-field")]
    public void A_text_without_an_id_or_a_sender_is_refused(string form, string reason)
    {
        var fields = FormBody.Parse(form);

        AfricasTalkingSms.Read(fields, out _);

        fields.Refusal.ShouldNotBeNull().Reason.ShouldBe(reason);
    }
}
