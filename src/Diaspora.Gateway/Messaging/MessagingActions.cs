using Diaspora.Flows.Engine;
using Diaspora.Gateway.Conversations.Actions;

namespace Diaspora.Gateway.Messaging;

/// <summary>Messages on or off for a phone, also for one that never registered.</summary>
internal sealed class MessagingActions : IFlowActions
{
    /// <inheritdoc/>
    public IEnumerable<FlowAction> Actions =>
    [
        new(new ActionDeclaration { Name = "messaging.state", Kind = ActionKind.Read, Outcomes = ["on", "off"] }, StateAsync),
        new(new ActionDeclaration { Name = "messaging.stop", Kind = ActionKind.Effect, Outcomes = ["stopped"], LeavesTrace = true }, StopAsync),
        new(new ActionDeclaration { Name = "messaging.start", Kind = ActionKind.Effect, Outcomes = ["started"], LeavesTrace = true }, StartAsync),
    ];

    private static async ValueTask<ActionResult> StateAsync(ActionContext context, CancellationToken cancellationToken) =>
        ActionResult.Of(
            await SuppressionStore.IsStoppedAsync(context.Connection, context.Transaction, context.Caller.Hash, cancellationToken) ? "off" : "on");

    private static async ValueTask<ActionResult> StopAsync(ActionContext context, CancellationToken cancellationToken)
    {
        await SuppressionStore.StopAsync(context.InTransaction, context.Caller.Hash, SuppressionSource.Menu, context.Now, cancellationToken);
        return ActionResult.Of("stopped");
    }

    private static async ValueTask<ActionResult> StartAsync(ActionContext context, CancellationToken cancellationToken)
    {
        await SuppressionStore.StartAsync(context.InTransaction, context.Caller.Hash, cancellationToken);
        return ActionResult.Of("started");
    }
}
