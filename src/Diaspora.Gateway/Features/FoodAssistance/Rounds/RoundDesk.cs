using System.Globalization;
using Diaspora.Gateway.Staff;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Diaspora.Gateway.Features.FoodAssistance.Rounds;

/// <summary>
/// What staff do with distribution rounds, each within their districts: plan, move, cancel, close. A form that is posted twice works once. What
/// cannot be done throws <see cref="RoundRefusal"/>.
/// </summary>
internal sealed class RoundDesk(NpgsqlDataSource database, RoundSteps steps, RoundCaseStore cases, IOptions<RoundOptions> options, TimeProvider time)
{
    /// <summary>
    /// Plans a round and takes the district's cases in: each is told that there is news, not long before it opens. The same round again is the one
    /// that is planned.
    /// </summary>
    public async Task<Round> PlanAsync(StaffActor actor, RoundDraft draft, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var who = RoundRules.WhoOf(draft.Who);
        var (opens, closes) = RoundRules.Times(draft.Day, draft.Window, now);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var point = await OpenPointAsync(transaction, actor, draft.Point, cancellationToken);
        var others = await RoundStore.OfDayAsync(connection, [point.Id], draft.Day, cancellationToken);
        if (others.FirstOrDefault(r => r.Window == draft.Window && r.Who.SequenceEqual(who)) is { } same) return same;
        RequireFree(others, opens, closes);
        if (await FoodProgrammeStore.FindOpenAsync(connection, transaction, cancellationToken) is not { } programme)
            throw RoundRefusal.State("No programme is open.");
        var references = await RoundCaseStore.ReadyAsync(transaction, programme.Id, point.District, who, cancellationToken);
        if (references.Count == 0) throw RoundRefusal.Invalid("who", "No request of the district has such a status.");
        var id = await RoundStore.AddAsync(
            transaction, new NewRound(programme.Id, point.Id, draft.Day, draft.Window, opens, closes, who, actor.Name, now), cancellationToken);
        var step = new FoodStep(FoodStatus.Distribution, actor.Name, $"round {id}", Sop: null, Distribution(point, draft.Day, draft.Window));
        var notice = RoundNotice.Before(opens, closes, options.Value.NoticeBefore, now);
        foreach (var reference in references)
        {
            if (await steps.MoveAsync(transaction, reference, who, step, notice, now, cancellationToken) is { } moved)
                await RoundCaseStore.AddAsync(transaction, id, moved.Id, moved.From, moved.HistoryId, cancellationToken);
        }

        return await DoneAsync(transaction, actor, "planned", id, cancellationToken);
    }

    /// <summary>Moves a round to another point of the district, day or hours. Everyone still in it gets a new notice; codes and answers end.</summary>
    public async Task<Round> MoveAsync(StaffActor actor, long id, RoundChange change, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var reason = RoundRules.Reason(change.Reason);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var held = await HoldAsync(transaction, actor, id, cancellationToken);
        var isSame = held.PointId == change.Point && held.Day == change.Day && held.Window == change.Window;
        if (isSame && held.Version == change.Version + 1) return held;
        RequirePlanned(held, change.Version);
        var (opens, closes) = RoundRules.Times(change.Day, change.Window, now);
        if (isSame) throw RoundRefusal.Invalid("day", "Nothing is different.");
        var point = await OpenPointAsync(transaction, actor, change.Point, cancellationToken);
        if (point.District != held.District) throw RoundRefusal.Invalid("point", "It lies in another district.");
        var others = await RoundStore.OfDayAsync(connection, [point.Id], change.Day, cancellationToken);
        RequireFree(others.Where(r => r.Id != id), opens, closes);
        await RoundStore.MoveAsync(
            transaction, id, new NewRound(0, point.Id, change.Day, change.Window, opens, closes, held.Who, actor.Name, now), cancellationToken);
        var open = await OpenCasesAsync(transaction, id, "moved", now, cancellationToken);
        var step = new FoodStep(FoodStatus.Distribution, actor.Name, reason, Sop: null, Distribution(point, change.Day, change.Window));
        var notice = RoundNotice.Before(opens, closes, options.Value.NoticeBefore, now);
        foreach (var household in open)
        {
            var moved = await steps.MoveAsync(transaction, household.Reference, [FoodStatus.Distribution], step, notice, now, cancellationToken);
            if (moved is null) await LeaveAsync(transaction, household, actor, now, cancellationToken);
            else await RoundCaseStore.RenewAsync(transaction, id, household.ApplicationId, moved.HistoryId, cancellationToken);
        }

        return await DoneAsync(transaction, actor, "moved", id, cancellationToken);
    }

    /// <summary>Calls a round off: everyone still in it goes back to where they were, with a notice.</summary>
    public Task<Round> CancelAsync(StaffActor actor, long id, RoundEnd end, CancellationToken cancellationToken) =>
        EndAsync(actor, id, end, RoundState.Cancelled, (_, _) => { }, household => household.FromStatus, RoundOutcome.Cancelled, cancellationToken);

    /// <summary>Closes a round whose hours are over: who did not collect has missed it, keeps their place, and gets a notice.</summary>
    public Task<Round> CloseAsync(StaffActor actor, long id, RoundEnd end, CancellationToken cancellationToken) =>
        EndAsync(actor, id, end, RoundState.Closed, RequireOver, _ => FoodStatus.Missed, RoundOutcome.Missed, cancellationToken);

    private async Task<Round> EndAsync(
        StaffActor actor, long id, RoundEnd end, string state, Action<Round, DateTimeOffset> require, Func<RoundCase, string> next, string outcome,
        CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var reason = RoundRules.Reason(end.Reason);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var held = await HoldAsync(transaction, actor, id, cancellationToken);
        if (held.State == state && held.Version == end.Version + 1) return held;
        RequirePlanned(held, end.Version);
        require(held, now);
        var open = await OpenCasesAsync(transaction, id, state, now, cancellationToken);
        foreach (var household in open)
        {
            var step = new FoodStep(next(household), actor.Name, reason, Sop: null, FoodDistribution.None);
            var moved = await steps.MoveAsync(
                transaction, household.Reference, [FoodStatus.Distribution], step, RoundNotice.News(now), now, cancellationToken);
            if (moved is null) await LeaveAsync(transaction, household, actor, now, cancellationToken);
            else await cases.SettleAsync(transaction, household, new Settlement(outcome, now, actor.Name), cancellationToken);
        }

        await RoundStore.EndAsync(transaction, id, state, cancellationToken);
        return await DoneAsync(transaction, actor, state, id, cancellationToken);
    }

    // What was on its way says what is no longer so, and nobody collects with a code of before.
    private static async Task<IReadOnlyList<RoundCase>> OpenCasesAsync(
        NpgsqlTransaction transaction, long id, string why, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var connection = transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
        var all = await RoundCaseStore.OfRoundAsync(connection, transaction, id, cancellationToken);
        var open = all.Where(c => c.Outcome is null).ToList();
        await RoundSteps.WithdrawAsync(transaction, open.Select(c => c.HistoryId), "round-" + why, now, cancellationToken);
        await ProxyStore.EndAsync(transaction, id, null, "cancelled", cancellationToken);
        return open;
    }

    private Task LeaveAsync(
        NpgsqlTransaction transaction, RoundCase household, StaffActor actor, DateTimeOffset now, CancellationToken cancellationToken) =>
        cases.SettleAsync(transaction, household, new Settlement(RoundOutcome.Left, now, actor.Name), cancellationToken);

    private async Task<Round> DoneAsync(NpgsqlTransaction transaction, StaffActor actor, string act, long id, CancellationToken cancellationToken)
    {
        var connection = transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
        var after = await RoundStore.FindAsync(connection, transaction, id, cancellationToken) ?? throw RoundRefusal.Unknown();
        var details = new { after.PointId, after.Day, after.Window, after.Total, after.Collected, after.Missed };
        await AuditStore.WriteAsync(
            transaction, actor.Name, "round." + act, string.Create(CultureInfo.InvariantCulture, $"round/{id}"), details, time.GetUtcNow(),
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return after;
    }

    private static async Task<Point> OpenPointAsync(NpgsqlTransaction transaction, StaffActor actor, long id, CancellationToken cancellationToken)
    {
        if (await PointStore.LockAsync(transaction, id, cancellationToken) is not { } point || !actor.May(StaffRight.ManageRounds, point.District))
            throw RoundRefusal.UnknownPoint();
        return point.Active ? point : throw RoundRefusal.Invalid("point", "It is shut.");
    }

    private static async Task<Round> HoldAsync(NpgsqlTransaction transaction, StaffActor actor, long id, CancellationToken cancellationToken) =>
        await RoundStore.LockAsync(transaction, id, cancellationToken) is { } held && actor.May(StaffRight.ManageRounds, held.District)
            ? held
            : throw RoundRefusal.Unknown();

    private static void RequirePlanned(Round held, int version)
    {
        if (held.Version != version) throw RoundRefusal.Changed(held.Version);
        if (held.State != RoundState.Planned) throw RoundRefusal.State($"It is {held.State}.");
    }

    private static void RequireOver(Round held, DateTimeOffset now)
    {
        if (now < held.ClosesAt) throw RoundRefusal.State($"It is open until {Clock.Of(held.ClosesAt)}. Close it after that.");
    }

    private static void RequireFree(IEnumerable<Round> others, DateTimeOffset opens, DateTimeOffset closes)
    {
        if (others.Any(r => r.OpensAt < closes && opens < r.ClosesAt))
            throw RoundRefusal.Invalid("window", "Another round is planned there in these hours.");
    }

    private static FoodDistribution Distribution(Point point, DateOnly day, string window) => new(point.Name, day, window);
}
