using Diaspora.Gateway.Messaging.Sending;

namespace Diaspora.Gateway.Tests.Channels;

/// <summary>Texts to hand to providers.</summary>
internal static class ProviderTexts
{
    public const string To = "+26650000501";

    public static OutgoingSms Text(string words = "Lumela", string sender = "BasothoLine", double validityHours = 2) =>
        new(new MessageReference(4711, 2), To, sender, words, TimeSpan.FromHours(validityHours));
}
