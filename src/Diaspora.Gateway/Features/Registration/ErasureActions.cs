using System.Globalization;
using Diaspora.Flows.Engine;
using Diaspora.Gateway.Contacts;
using Diaspora.Gateway.Conversations.Actions;
using Diaspora.Gateway.Messaging;

namespace Diaspora.Gateway.Features.Registration;

/// <summary>Deletes people on their word, and takes a number from people who no longer have it.</summary>
internal sealed class ErasureActions(Erasure erasure, BirthYearCheck check, ContactStore contacts) : IFlowActions
{
    /// <inheritdoc/>
    public IEnumerable<FlowAction> Actions =>
    [
        new(new ActionDeclaration
        {
            Name = "registration.delete", Kind = ActionKind.Effect, Inputs = ["person", "year"], LeavesTrace = true,
            Outcomes = ["deleted", "deleted-case-open", BirthYearCheck.Wrong, BirthYearCheck.Locked, "gone"],
            Outputs = new Dictionary<string, int> { ["left"] = 1 },
        }, DeleteAsync),
        new(new ActionDeclaration
        {
            Name = "registration.release", Kind = ActionKind.Effect, Outcomes = ["released", "too-soon"], LeavesTrace = true,
        }, ReleaseAsync),
    ];

    private async ValueTask<ActionResult> DeleteAsync(ActionContext context, CancellationToken cancellationToken)
    {
        var result = await check.RunAsync(context, p => IsPerson(p, context["person"]), firstOfSeveral: true, cancellationToken);
        if (result.Person is not { } person)
        {
            var outcome = result.Outcome == BirthYearCheck.Nobody ? "gone" : result.Outcome;
            return ActionResult.Of(outcome, ("left", result.Left.ToString(CultureInfo.InvariantCulture)));
        }

        var open = await erasure.DeleteAsync(context.InTransaction, person, HistorySource.Of(context.Caller), context.Now, cancellationToken);
        return ActionResult.Of(open ? "deleted-case-open" : "deleted");
    }

    private async ValueTask<ActionResult> ReleaseAsync(ActionContext context, CancellationToken cancellationToken)
    {
        var transaction = context.InTransaction;
        var old = await contacts.EnsureAsync(transaction, context.Caller, keepNumber: false, context.Today, cancellationToken);
        if (await ErasureStore.WasReleasedAsync(transaction, old, context.Now, cancellationToken)) return ActionResult.Of("too-soon");
        await OutboxStore.DropWaitingAsync(transaction, old, [], cancellationToken);
        var fresh = await NumberStore.HandOverAsync(transaction, old, context.Caller.Hash, context.Today, cancellationToken);
        await ErasureStore.ReleaseAsync(transaction, old, fresh, HistorySource.NewOwner(context.Caller), context.Now, cancellationToken);
        return ActionResult.Of("released");
    }

    private static bool IsPerson(Person person, string id) => person.Id.ToString(CultureInfo.InvariantCulture) == id;
}
