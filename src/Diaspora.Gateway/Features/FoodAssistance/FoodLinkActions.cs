using Diaspora.Flows.Engine;
using Diaspora.Gateway.Contacts;
using Diaspora.Gateway.Conversations.Actions;
using Diaspora.Gateway.Privacy;

namespace Diaspora.Gateway.Features.FoodAssistance;

/// <summary>
/// Actions of the flow <c>food-status</c> by which a person who was taken in without a phone has news sent to one. Their input is the number that
/// <c>food.open</c> gives when the PIN was right, and nothing else.
/// </summary>
internal sealed class FoodLinkActions(ContactStore contacts, PinTriesStore tries) : IFlowActions
{
    /// <inheritdoc/>
    public IEnumerable<FlowAction> Actions =>
    [
        new(new ActionDeclaration
        {
            Name = "food.phone-known",
            Kind = ActionKind.Read,
            Inputs = ["reference"],
            Outcomes = ["known", "unknown"],
        }, KnownAsync),
        new(new ActionDeclaration
        {
            Name = "food.link-phone",
            Kind = ActionKind.Effect,
            Inputs = ["reference"],
            Outcomes = ["linked", "gone"],
            LeavesTrace = true,
        }, LinkAsync),
    ];

    private static async ValueTask<ActionResult> KnownAsync(ActionContext context, CancellationToken cancellationToken)
    {
        var food = await FoodCaseStore.FindAsync(context.Connection, context.Transaction, ReferenceOf(context), cancellationToken);
        return ActionResult.Of(MayLink(food) ? "unknown" : "known");
    }

    private async ValueTask<ActionResult> LinkAsync(ActionContext context, CancellationToken cancellationToken)
    {
        var transaction = context.InTransaction;
        var reference = ReferenceOf(context);
        var food = await FoodCaseStore.LockAsync(transaction, reference, cancellationToken);
        // The PIN was right a screen ago; it may have been taken away or locked meanwhile.
        if (food is not { PinHash: not null } || !MayLink(food)) return ActionResult.Of("gone");
        var wrong = await tries.FindAsync(context.Connection, transaction, reference, cancellationToken);
        if (wrong.IsLocked(context.Now)) return ActionResult.Of("gone");
        var contact = await contacts.EnsureAsync(transaction, context.Caller, keepNumber: true, context.Today, cancellationToken);
        await FoodCaseStore.SetOwnPhoneAsync(transaction, food.Id, contact, cancellationToken);
        return ActionResult.Of("linked");
    }

    // Never in place of the phone that applied.
    private static bool MayLink(FoodCase? food) => food is { Status: not FoodStatus.Closed } && (food.ContactId is null || food.Neighbour);

    private static Reference ReferenceOf(ActionContext context) => Reference.TryParse(context["reference"], out var reference)
        ? reference
        : throw new InvalidOperationException("The flow opens a request before it runs this action.");
}
