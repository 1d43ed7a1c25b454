namespace Diaspora.Gateway.Conversations;

/// <summary>Leads people through flows by SMS, after the words that stop and start messages. Never throws for what a person or a provider sends.</summary>
internal sealed class SmsConversations
{
    /// <summary>Takes one text. The reply to send in the provider's answer; null: none.</summary>
    public Task<string?> TakeAsync(InboundSms inbound, CancellationToken cancellationToken) => throw new NotImplementedException();
}
