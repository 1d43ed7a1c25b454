using Diaspora.Gateway.Staff;
using Npgsql;

namespace Diaspora.Gateway.Features.FoodAssistance.Cases;

/// <summary>
/// Decisions by two people: one district lead proposes, another confirms or returns. Neither is who put the person on the preliminary list or entered
/// the request. What cannot be done throws <see cref="CaseRefusal"/>.
/// </summary>
internal sealed class DecisionDesk(NpgsqlDataSource database, FoodSteps steps, TimeProvider time)
{
    /// <summary>Proposes a decision.</summary>
    public Task ProposeAsync(StaffActor actor, long id, CaseStepRequest request, CancellationToken cancellationToken) =>
        ActAsync(actor, id, async (transaction, food, now) =>
        {
            CaseAccess.RequireSeen(food, request.Seen);
            var step = await CaseRules.ReadAsync(transaction, actor, request, cancellationToken);
            if (!CaseRules.DecisionsFor(actor, food).Contains(step.Status))
                throw CaseRefusal.State($"{step.Status} cannot be proposed for a request that is {food.Status}.");
            await RequireUninvolvedAsync(transaction, food, step, cancellationToken);
            if (await OpenAsync(transaction, id, cancellationToken) is { } open)
                throw CaseRefusal.State($"{open.ProposedBy} proposed {open.Status} already. It is confirmed, returned or withdrawn first.");
            await ProposalStore.AddAsync(transaction, id, step, now, cancellationToken);
            await AuditAsync(transaction, actor, "case.proposed", id, step.Status, step.ReasonCode, step.Sop, now, cancellationToken);
        }, cancellationToken);

    /// <summary>Confirms what another proposed: the request takes the step at once, if there is a place for it.</summary>
    public Task ConfirmAsync(StaffActor actor, long id, long proposalId, CancellationToken cancellationToken) =>
        ActAsync(actor, id, async (transaction, food, now) =>
        {
            var open = await RequireOpenAsync(transaction, id, proposalId, cancellationToken);
            if (actor.IsSamePerson(open.ProposedBy)) throw CaseRefusal.Person("You proposed it: another district lead confirms it.");
            var step = new FoodStep(open.Status, actor.Name, open.Reason, open.SopVersion, FoodDistribution.None)
            {
                ReasonCode = open.ReasonCode,
                ProposedBy = open.ProposedBy,
            };
            await RequireUninvolvedAsync(transaction, food, step, cancellationToken);
            await ProposalStore.DecideAsync(transaction, proposalId, "confirmed", actor.Name, null, now, cancellationToken);
            if (await steps.TakeAsync(transaction, food, step, now, cancellationToken) is { } problem) throw CaseRefusal.State(problem);
        }, cancellationToken);

    /// <summary>Gives back what another proposed.</summary>
    public Task ReturnAsync(StaffActor actor, long id, long proposalId, string? note, CancellationToken cancellationToken) =>
        ActAsync(actor, id, async (transaction, _, now) =>
        {
            var why = CaseWords.Need("reason", note);
            var open = await RequireOpenAsync(transaction, id, proposalId, cancellationToken);
            if (actor.IsSamePerson(open.ProposedBy)) throw CaseRefusal.Person("You proposed it: withdraw it instead.");
            await ProposalStore.DecideAsync(transaction, proposalId, "returned", actor.Name, why, now, cancellationToken);
            await AuditAsync(transaction, actor, "case.returned", id, open.Status, open.ReasonCode, open.SopVersion, now, cancellationToken);
        }, cancellationToken);

    /// <summary>Takes back what one proposed oneself.</summary>
    public Task WithdrawAsync(StaffActor actor, long id, long proposalId, CancellationToken cancellationToken) =>
        ActAsync(actor, id, async (transaction, _, now) =>
        {
            var open = await RequireOpenAsync(transaction, id, proposalId, cancellationToken);
            if (!actor.IsSamePerson(open.ProposedBy)) throw CaseRefusal.Person("Another proposed it: return it instead.");
            await ProposalStore.DecideAsync(transaction, proposalId, "withdrawn", actor.Name, null, now, cancellationToken);
            await AuditAsync(transaction, actor, "case.withdrawn", id, open.Status, open.ReasonCode, open.SopVersion, now, cancellationToken);
        }, cancellationToken);

    private async Task ActAsync(
        StaffActor actor, long id, Func<NpgsqlTransaction, FoodCase, DateTimeOffset, Task> act, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var food = await CaseAccess.LockAsync(transaction, actor, id, StaffRight.SelectCases, cancellationToken);
        await act(transaction, food, time.GetUtcNow());
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task RequireUninvolvedAsync(
        NpgsqlTransaction transaction, FoodCase food, FoodStep step, CancellationToken cancellationToken)
    {
        if (await FoodSteps.WhyNotByAsync(transaction, food, step, cancellationToken) is { } why) throw CaseRefusal.Person(why);
    }

    private static async Task<CaseProposal?> OpenAsync(NpgsqlTransaction transaction, long id, CancellationToken cancellationToken)
    {
        var connection = transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
        return (await ProposalStore.OfCaseAsync(connection, transaction, id, cancellationToken)).FirstOrDefault(p => p.State == "open");
    }

    private static async Task<CaseProposal> RequireOpenAsync(
        NpgsqlTransaction transaction, long id, long proposalId, CancellationToken cancellationToken) =>
        await OpenAsync(transaction, id, cancellationToken) is { } open && open.Id == proposalId
            ? open
            : throw CaseRefusal.Changed("This proposal does not wait any more. Look at the request again.");

    private static Task AuditAsync(
        NpgsqlTransaction transaction, StaffActor actor, string act, long id, string status, string? reasonCode, string? sop, DateTimeOffset now,
        CancellationToken cancellationToken) =>
        AuditStore.WriteAsync(transaction, actor.Name, act, CaseSubject.Of(id), new { status, reasonCode, sop }, now, cancellationToken);
}
