using Diaspora.Gateway.Channels;
using Diaspora.Gateway.Channels.AfricasTalking;
using Diaspora.Gateway.Conversations;

namespace Diaspora.Gateway.Tests.Channels.AfricasTalking;

public class AfricasTalkingUssdTests
{
    private const string Caller = "sessionId=ATUid_1&phoneNumber=%2B26650000101&networkCode=65510";

    [Fact]
    public void A_request_is_read_in_our_own_shape()
    {
        var fields = FormBody.Parse(Caller + "&serviceCode=*384*266%23&text=1*2*5000");

        var inbound = AfricasTalkingUssd.Read(fields, OurServiceCode.Create()).ShouldNotBeNull();

        fields.Refusal.ShouldBeNull();
        (inbound.Channel, inbound.SessionId, inbound.Phone.Reveal(), inbound.ServiceCode, inbound.IsNew, inbound.Input, inbound.Cumulative)
            .ShouldBe(("africastalking", "ATUid_1", "+26650000101", "*384*266#", false, null, "1*2*5000"));
    }

    [Theory]
    [InlineData("serviceCode=*384*266%23", "")]
    [InlineData("serviceCode=*384*266%23&text=", "")]
    [InlineData("servicecode=*384*266%23&TEXT=1", "1")]
    [InlineData("serviceCode=*384*266%23&text=1&text=1", "1")]
    [InlineData("serviceCode=+*384*266%23+&text=1*", "1*")]
    [InlineData("serviceCode=*384*266%23&text=**", "**")]
    public void The_text_holds_every_input_so_far(string rest, string cumulative) => ReadInputs(rest).ShouldBe(cumulative);

    [Theory]
    [InlineData("serviceCode=*384*266*1*2%23&text=", "1*2")]
    [InlineData("serviceCode=*384*266*1*2%23&text=5", "1*2*5")]
    [InlineData("serviceCode=*384*266*1*2%23&text=1*2", "1*2")]
    [InlineData("serviceCode=*384*266*1*2%23&text=1*2*5", "1*2*5")]
    [InlineData("serviceCode=*384*266*1%23&text=12", "1*12")]
    public void Inputs_dialled_behind_the_code_come_first_and_once(string rest, string cumulative) => ReadInputs(rest).ShouldBe(cumulative);

    [Theory]
    [InlineData("&serviceCode=*384*267%23")]
    [InlineData("&serviceCode=")]
    [InlineData("")]
    public void Another_service_code_is_no_conversation(string rest)
    {
        var fields = FormBody.Parse(Caller + rest);

        AfricasTalkingUssd.Read(fields, OurServiceCode.Create()).ShouldBeNull();
        fields.Refusal.ShouldBeNull();
    }

    [Theory]
    [InlineData("phoneNumber=%2B26650000101&serviceCode=*384*266%23", "missing-field")]
    [InlineData("sessionId=s&serviceCode=*384*266%23", "missing-field")]
    [InlineData("sessionId=s&phoneNumber=nobody&serviceCode=*384*266%23", "bad-phone")]
    [InlineData("sessionId=s%01&phoneNumber=%2B26650000101&serviceCode=*384*266%23", "bad-id")]
    [InlineData("sessionId=s&sessionId=t&phoneNumber=%2B26650000101&serviceCode=*384*266%23", "repeated-field")]
    [InlineData("sessionId=s&phoneNumber=%2B26650000101&serviceCode=*384*266%23&text=1&text=2", "repeated-field")]
    public void A_request_that_does_not_say_who_calls_is_refused(string form, string reason)
    {
        var fields = FormBody.Parse(form);

        AfricasTalkingUssd.Read(fields, OurServiceCode.Create());

        fields.Refusal.ShouldNotBeNull().Reason.ShouldBe(reason);
    }

    [Theory]
    [InlineData("Success", true)]
    [InlineData("success", true)]
    [InlineData("Incomplete", false)]
    [InlineData("Failed", false)]
    [InlineData("Buffered", null)]
    public void The_status_of_an_ended_session_says_whether_the_last_screen_was_seen(string status, bool? seen) =>
        AfricasTalkingUssd.LastScreenSeen(status).ShouldBe(seen);

    [Fact]
    public void A_notice_names_the_inputs_otherwise()
    {
        var fields = FormBody.Parse(Caller + "&serviceCode=*384*266%23&status=Success&input=1*2&lastAppResponse=CON+x&text=9");

        AfricasTalkingUssd.ReadEnded(fields, OurServiceCode.Create()).ShouldNotBeNull().Cumulative.ShouldBe("1*2");
    }

    [Fact]
    public void The_answer_begins_with_what_becomes_of_the_session()
    {
        AfricasTalkingUssd.Write(new UssdReply("Lumela\n1 E", Ends: false)).ShouldBe("CON Lumela\n1 E");
        AfricasTalkingUssd.Write(new UssdReply("Sala hantle", Ends: true)).ShouldBe("END Sala hantle");
    }

    private static string? ReadInputs(string rest)
    {
        var fields = FormBody.Parse($"{Caller}&{rest}");
        var inbound = AfricasTalkingUssd.Read(fields, OurServiceCode.Create()).ShouldNotBeNull();
        fields.Refusal.ShouldBeNull();
        return inbound.Cumulative;
    }
}
