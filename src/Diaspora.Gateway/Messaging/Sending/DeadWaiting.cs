using Diaspora.Gateway.Console;
using Diaspora.Gateway.Console.Home;
using Diaspora.Gateway.Staff;
using Microsoft.Extensions.Localization;

namespace Diaspora.Gateway.Messaging.Sending;

/// <summary>Tells operators of messages that could not be sent.</summary>
internal sealed class DeadWaiting(DeadList dead, IStringLocalizer<ConsoleText> words) : IWaitingWork
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<WaitingItem>> OfAsync(StaffActor actor, CancellationToken cancellationToken)
    {
        if (!actor.May(StaffRight.ReplayMessages)) return [];
        var messages = (await dead.CountAsync(cancellationToken)).Sum(reason => reason.Messages);
        return [new WaitingItem((int)Math.Min(int.MaxValue, messages), words["messages could not be sent"], "/console/messages/dead")];
    }
}
