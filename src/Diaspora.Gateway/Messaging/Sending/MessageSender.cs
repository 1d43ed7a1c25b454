using Diaspora.Flows.Text;
using Diaspora.Gateway.Contacts;
using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Privacy;
using Microsoft.Extensions.Options;

namespace Diaspora.Gateway.Messaging.Sending;

/// <summary>Sends one message and says what to write of it. Never fails. Safe for any number of threads.</summary>
internal sealed class MessageSender(
    MessageText text, FieldCipher cipher, RedisSegmentMeter meter, SettlementRules rules, SendingMetrics metrics,
    IOptions<MessagingOptions> options, IOptions<ConversationOptions> conversations, TimeProvider time, ILogger<MessageSender> logger)
{
    private const int LongestProviderId = 200;
    private static readonly TimeSpan s_longestValidity = TimeSpan.FromHours(10);

    /// <summary>Sends a message the given way.</summary>
    public async Task<Settlement> SendAsync(ClaimedMessage message, Way way)
    {
        string? words;
        string number;
        try
        {
            words = text.Render(message.By(way.Route.Name), conversations.Value.ServiceCode);
            number = cipher.Decrypt(ContactStore.NumberKind, message.PhoneCipher)
                ?? throw new InvalidOperationException("A message without a number was claimed.");
        }
#pragma warning disable CA1031 // One message that cannot be made must not stop the others.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            // Its key may be missing on this node alone.
            logger.Unreadable(message.Id, fault.GetType().Name);
            return rules.Later(message, new SendResult(SendOutcome.TryLater, Reason: "unreadable"));
        }

        // A node that already has the next version of the flow may have written it.
        if (words is null) return rules.Later(message, new SendResult(SendOutcome.TryLater, Reason: "text-missing"));
        var segments = Segments.Count(words).Parts;
        meter.Owe(way.Route, segments - 1);
        var now = time.GetUtcNow();
        // This node stood still meanwhile; another one may have the message already, or will before this send could end.
        if (now > message.LeaseUntil - options.Value.SendTimeout || now >= message.DeliverBy) return rules.NotNow(message, TimeSpan.Zero);
        var left = message.DeliverBy - now;
        var sms = new OutgoingSms(
            message.Reference, number, way.Route.Options.Sender, words, left < s_longestValidity ? left : s_longestValidity);
        if (await SendAsync(sms, way) is not { } result) return rules.NotNow(message, TimeSpan.Zero);
        metrics.Sent(way.Route, result.Outcome);
        return rules.Of(message, result, segments, way.Circuit.Provider.SafeToRepeat);
    }

    private async Task<SendResult?> SendAsync(OutgoingSms sms, Way way)
    {
        // Not ended when the gateway stops: what was begun is finished within this time.
        using var patience = new CancellationTokenSource(options.Value.SendTimeout, time);
        var result = await way.SendAsync(sms, patience.Token);
        return result?.ProviderId is { } id && (id.Length > LongestProviderId || id.Contains('\0')) ? result with { ProviderId = null } : result;
    }
}
