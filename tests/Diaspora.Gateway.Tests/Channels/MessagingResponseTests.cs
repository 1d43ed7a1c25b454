using Twilio.TwiML;
using TwilioMethod = Twilio.Http.HttpMethod;

namespace Diaspora.Gateway.Tests.Channels;

public class MessagingResponseTests
{
    [Fact]
    public void An_answer_without_a_message_is_an_empty_response() =>
        new MessagingResponse().ToString().ShouldBe(Document("<Response></Response>"));

    [Fact]
    public void A_message_stands_on_a_line_of_its_own() =>
        new MessagingResponse().Message(body: "Kea leboha").ToString()
            .ShouldBe(Document("<Response>", "  <Message>Kea leboha</Message>", "</Response>"));

    [Fact]
    public void Several_messages_keep_their_order() =>
        new MessagingResponse().Message("1 of 2").Message("2 of 2").ToString()
            .ShouldBe(Document("<Response>", "  <Message>1 of 2</Message>", "  <Message>2 of 2</Message>", "</Response>"));

    [Fact]
    public void Markup_in_a_text_is_escaped_and_other_letters_are_not() =>
        new MessagingResponse().Message(body: "<b> & 'š'").ToString()
            .ShouldBe(Document("<Response>", "  <Message>&lt;b&gt; &amp; 'š'</Message>", "</Response>"));

    [Fact]
    public void Only_the_attributes_that_were_given_are_written() =>
        new MessagingResponse().Message("Lumela", from: "DIASPORA", action: new Uri("/status?a=1&b=2", UriKind.Relative), method: TwilioMethod.Post).ToString()
            .ShouldBe(Document(
                "<Response>", "  <Message from=\"DIASPORA\" action=\"/status?a=1&amp;b=2\" method=\"POST\">Lumela</Message>", "</Response>"));

    private static string Document(params string[] lines) =>
        string.Join(Environment.NewLine, lines.Prepend("<?xml version=\"1.0\" encoding=\"utf-8\"?>"));
}
