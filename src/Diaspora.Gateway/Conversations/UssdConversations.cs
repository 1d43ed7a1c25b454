namespace Diaspora.Gateway.Conversations;

/// <summary>Leads people through flows by USSD. Never throws for what a person or a provider sends, nor when a store is away.</summary>
internal sealed class UssdConversations
{
    /// <summary>Takes one request and gives the screen to show.</summary>
    public Task<UssdReply> TakeAsync(InboundUssd inbound, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>The provider says that a session is over.</summary>
    /// <param name="inbound">The session.</param>
    /// <param name="seen">True: the person saw the last screen, so nothing is offered to be continued.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task EndedAsync(InboundUssd inbound, bool seen, CancellationToken cancellationToken) => throw new NotImplementedException();
}
