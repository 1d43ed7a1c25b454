using Diaspora.Gateway.Privacy;

namespace Diaspora.Gateway.Conversations;

/// <summary>One request of a USSD provider in our own shape.</summary>
/// <param name="Channel">The channel, such as <c>africastalking</c>.</param>
/// <param name="SessionId">The provider's session id, up to 128 characters.</param>
/// <param name="Phone">The caller.</param>
/// <param name="ServiceCode">The code that was dialled, such as <c>*384*266#</c>.</param>
/// <param name="IsNew">True: the provider says that the session begins; false: it goes on, or the provider does not say.</param>
/// <param name="Input">
/// For providers that send only the newest input: that input; for a new session the inputs behind the service code in the dialled
/// string, joined by stars. Null for providers that send all.
/// </param>
/// <param name="Cumulative">For providers that send every input so far joined by stars: that text. Null for the others.</param>
internal sealed record InboundUssd(
    string Channel, string SessionId, Msisdn Phone, string ServiceCode, bool IsNew, string? Input, string? Cumulative);

/// <summary>The screen to show.</summary>
/// <param name="Text">The text, GSM-7, at most 160 septets.</param>
/// <param name="Ends">True: the session closes.</param>
internal sealed record UssdReply(string Text, bool Ends);
