using Diaspora.Gateway.Privacy;

namespace Diaspora.Gateway.Conversations;

/// <summary>One text from a person in our own shape.</summary>
/// <param name="Channel">The channel, such as <c>twilio</c>.</param>
/// <param name="MessageId">The provider's id of the text: the same text sent twice has the same id.</param>
/// <param name="Phone">The sender.</param>
/// <param name="Text">The text as it came, up to 1600 characters.</param>
/// <param name="OptOut">What the provider has already answered itself: <c>STOP</c>, <c>START</c> or <c>HELP</c>; null: nothing.</param>
/// <param name="ReplyByOutbox">True: the provider takes no reply in its answer, so the reply leaves through the outbox.</param>
internal sealed record InboundSms(
    string Channel, string MessageId, Msisdn Phone, string Text, string? OptOut, bool ReplyByOutbox);

/// <summary>What becomes of a text.</summary>
/// <param name="Taken">False: a store is away and nothing was kept; the provider must send the text again.</param>
/// <param name="Text">The reply to send in the provider's answer; null: none.</param>
internal sealed record SmsReply(bool Taken, string? Text);
