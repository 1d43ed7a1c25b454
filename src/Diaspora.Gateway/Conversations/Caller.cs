using Diaspora.Gateway.Privacy;

namespace Diaspora.Gateway.Conversations;

/// <summary>Who is on the line.</summary>
/// <param name="Phone">The number; it never leaves the process in clear but to a provider.</param>
/// <param name="Hash">Its keyed hash.</param>
/// <param name="Channel">The channel, such as <c>africastalking</c> or <c>twilio</c>.</param>
/// <param name="ServiceCode">The code to dial for this person, such as <c>*384*266#</c>.</param>
/// <param name="Sms">True: by SMS.</param>
internal sealed record Caller(Msisdn Phone, PhoneHash Hash, string Channel, string ServiceCode, bool Sms);
