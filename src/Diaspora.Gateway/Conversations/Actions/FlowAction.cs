using Diaspora.Flows.Engine;

namespace Diaspora.Gateway.Conversations.Actions;

/// <summary>A named action that flows can run, with the code behind it.</summary>
/// <param name="Declaration">What flows may know of it.</param>
/// <param name="RunAsync">Runs it. Expected outcomes are values; an exception ends the turn and rolls its transaction back.</param>
internal sealed record FlowAction(
    ActionDeclaration Declaration, Func<ActionContext, CancellationToken, ValueTask<ActionResult>> RunAsync);

/// <summary>The actions of one feature; every implementation that is registered is found.</summary>
internal interface IFlowActions
{
    /// <summary>The actions.</summary>
    IEnumerable<FlowAction> Actions { get; }
}
