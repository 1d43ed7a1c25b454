using Diaspora.Gateway.Staff;
using Npgsql;

namespace Diaspora.Gateway.Features.FoodAssistance.Cases;

/// <summary>
/// Requests that may be one person's: a district lead looks and either lets one of them go on or notes that they are different people. Nothing is
/// merged by itself. What cannot be done throws <see cref="CaseRefusal"/>.
/// </summary>
internal sealed class DuplicateDesk(NpgsqlDataSource database, FoodSteps steps, TimeProvider time)
{
    private const int MostPairs = 500;

    private static readonly string[] s_withPlace = [FoodStatus.Selected, FoodStatus.Distribution, FoodStatus.Collected, FoodStatus.Missed];

    /// <summary>The groups with a request in the actor's districts.</summary>
    public async Task<IReadOnlyList<DuplicateGroup>> ListAsync(StaffActor actor, CancellationToken cancellationToken)
    {
        var reach = actor.ReachOf(StaffRight.MergeCases);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var pairs = await DuplicateStore.PairsAsync(connection, null, reach.ForQuery, only: null, MostPairs, cancellationToken);
        var rows = (await DuplicateStore.RowsAsync(connection, [.. pairs.SelectMany(p => new[] { p.Low, p.High }).Distinct()], cancellationToken))
            .ToDictionary(row => row.Id);
        return
        [
            .. Groups(pairs).Select(group =>
            {
                var members = group.SelectMany(p => new[] { p.Low, p.High }).Distinct().Order().Where(rows.ContainsKey).Select(id => rows[id]).ToList();
                var seen = members.Where(m => reach.Includes(m.District)).ToList();
                return new DuplicateGroup([.. group.Select(p => p.Sign).Distinct().Order(StringComparer.Ordinal)], seen, members.Count - seen.Count);
            }),
        ];
    }

    /// <summary>Closes one request in favour of another that looks like the same person's. Whoever sent the one that goes on is told nothing.</summary>
    public async Task MergeAsync(StaffActor actor, CaseMerge merge, CancellationToken cancellationToken)
    {
        var why = CaseWords.Need("reason", merge.Reason);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var (keep, close) = await LockPairAsync(transaction, actor, merge.Keep, merge.Close, "close", cancellationToken);
        if (s_withPlace.Contains(close.Status) && !s_withPlace.Contains(keep.Status))
            throw CaseRefusal.State("The one to close has a place and the other has none. Keep the one that has the place.");
        if (close.Status == FoodStatus.Distribution)
            throw CaseRefusal.State("The one to close is in a distribution round. Keep that one, or wait until the round is over.");
        var now = time.GetUtcNow();
        var kept = $"{keep.Reference[..4]} {keep.Reference[4..]}";
        var step = new FoodStep(FoodStatus.Closed, actor.Name, $"{kept} of the same person goes on: {why}", Sop: null, FoodDistribution.None)
        {
            ReasonCode = "duplicate",
        };
        if (await steps.TakeAsync(transaction, close, step, now, cancellationToken) is { } problem) throw CaseRefusal.State(problem);
        await DuplicateStore.JoinAsync(transaction, keep.Id, close.Id, cancellationToken);
        await DuplicateStore.UnmarkAsync(transaction, [keep.Id], cancellationToken);
        await AuditStore.WriteAsync(
            transaction, actor.Name, "case.merged", CaseSubject.Of(keep.Id), new { closed = close.Id, reason = why }, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Notes that two requests are of different people, so that they are not shown together again.</summary>
    public async Task KeepApartAsync(StaffActor actor, CaseApart apart, CancellationToken cancellationToken)
    {
        var why = CaseWords.Need("reason", apart.Reason);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var (one, other) = await LockPairAsync(transaction, actor, apart.One, apart.Other, "other", cancellationToken);
        var now = time.GetUtcNow();
        await DuplicateStore.KeepApartAsync(
            transaction, Math.Min(one.Id, other.Id), Math.Max(one.Id, other.Id), actor.Name, why, now, cancellationToken);
        await DuplicateStore.UnmarkAsync(transaction, [one.Id, other.Id], cancellationToken);
        await AuditStore.WriteAsync(
            transaction, actor.Name, "case.kept-apart", CaseSubject.Of(one.Id), new { other = other.Id, reason = why }, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Holds two requests, always the older first, so that two people who merge them the other way round do not wait for each other.</summary>
    private static async Task<(FoodCase First, FoodCase Second)> LockPairAsync(
        NpgsqlTransaction transaction, StaffActor actor, long first, long second, string field, CancellationToken cancellationToken)
    {
        if (first == second) throw CaseRefusal.Invalid(field, "These must be two requests.");
        var low = await CaseAccess.LockAsync(transaction, actor, Math.Min(first, second), StaffRight.MergeCases, cancellationToken);
        var high = await CaseAccess.LockAsync(transaction, actor, Math.Max(first, second), StaffRight.MergeCases, cancellationToken);
        var connection = transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
        var pairs = await DuplicateStore.PairsAsync(connection, transaction, districts: null, [low.Id, high.Id], MostPairs, cancellationToken);
        if (pairs.Count == 0) throw CaseRefusal.State("Nothing says any more that these two open requests are one person's. Look at the list again.");
        return low.Id == first ? (low, high) : (high, low);
    }

    /// <summary>Pairs that share a request belong together.</summary>
    private static IEnumerable<IReadOnlyList<DuplicatePair>> Groups(IReadOnlyList<DuplicatePair> pairs)
    {
        var group = new Dictionary<long, long>();
        long Root(long id)
        {
            while (group.TryGetValue(id, out var above) && above != id) id = above;
            return id;
        }

        foreach (var pair in pairs)
        {
            var (low, high) = (Root(pair.Low), Root(pair.High));
            group[Math.Max(low, high)] = Math.Min(low, high);
        }

        return pairs.GroupBy(pair => Root(pair.Low)).OrderBy(g => g.Key).Select(g => (IReadOnlyList<DuplicatePair>)[.. g]);
    }
}
