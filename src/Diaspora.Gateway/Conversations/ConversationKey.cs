using System.Globalization;
using Diaspora.Gateway.Privacy;

namespace Diaspora.Gateway.Conversations;

/// <summary>Names a conversation without saying whose it is.</summary>
/// <param name="Phone">Keyed hash of the phone.</param>
/// <param name="Session">Keyed hash of the channel and the provider's session.</param>
/// <param name="Memory">How long it is kept.</param>
/// <param name="RequestId">Keyed hash that tells this request from others when sessions of a phone are counted.</param>
internal sealed record ConversationKey(PhoneHash Phone, string Session, TimeSpan Memory, string RequestId)
{
    /// <summary>Tells the conversations of a phone apart in little room.</summary>
    public long Mark => long.Parse(Session.AsSpan(0, 15), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
