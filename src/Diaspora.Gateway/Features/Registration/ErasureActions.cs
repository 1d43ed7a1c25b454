using System.Globalization;
using Diaspora.Flows.Engine;
using Diaspora.Gateway.Contacts;
using Diaspora.Gateway.Conversations.Actions;
using Diaspora.Gateway.Messaging;
using Npgsql;

namespace Diaspora.Gateway.Features.Registration;

/// <summary>Deletes people on their word, and takes a number from people who no longer have it.</summary>
internal sealed class ErasureActions(PersonStore persons, BirthYearCheck check, ContactStore contacts, IEnumerable<IOpenCases> cases) : IFlowActions
{
    private const string CaseCategory = "service";

    // Flows whose messages hold personal words.
    private static readonly string[] s_flows = [RegistrationActions.Flow, "my-details"];

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

        var transaction = context.InTransaction;
        var open = await HasOpenCaseAsync(transaction, person.ContactId, cancellationToken);
        await ErasureStore.DeleteAsync(transaction, person.Id, open, HistorySource.Of(context.Caller), context.Now, cancellationToken);
        await OutboxStore.DropFlowsAsync(transaction, person.ContactId, s_flows, cancellationToken);
        var others = await persons.OfContactAsync(transaction, person.ContactId, cancellationToken);
        if (others.Count == 0)
        {
            await OutboxStore.DropWaitingAsync(transaction, person.ContactId, open ? [CaseCategory] : [], cancellationToken);
            if (!open) await NumberStore.ForgetAsync(transaction, person.ContactId, cancellationToken);
        }

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

    private async Task<bool> HasOpenCaseAsync(NpgsqlTransaction transaction, long contactId, CancellationToken cancellationToken)
    {
        foreach (var feature in cases)
            if (await feature.AnyAsync(transaction, contactId, cancellationToken)) return true;
        return false;
    }

    private static bool IsPerson(Person person, string id) => person.Id.ToString(CultureInfo.InvariantCulture) == id;
}
