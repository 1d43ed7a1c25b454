using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Staff;
using Npgsql;

namespace Diaspora.Gateway.Features.FoodAssistance.Rounds;

/// <summary>What staff do with points, each within their districts. What cannot be done throws <see cref="RoundRefusal"/>.</summary>
internal sealed class PointDesk(NpgsqlDataSource database, DistrictCodes districts, TimeProvider time)
{
    /// <summary>The points of the actor's districts.</summary>
    public async Task<IReadOnlyList<Point>> ListAsync(StaffActor actor, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await PointStore.ListAsync(connection, actor.ReachOf(StaffRight.ManageRounds).ForQuery, cancellationToken);
    }

    /// <summary>Adds a point. A district has one of each name.</summary>
    public async Task<Point> AddAsync(StaffActor actor, PointDraft draft, CancellationToken cancellationToken)
    {
        if (draft.NameProblem is { } problem) throw RoundRefusal.Invalid("name", problem);
        if (districts.Find(draft.District) is not { } district || !actor.May(StaffRight.ManageRounds, district))
            throw RoundRefusal.Invalid("district", "Choose one of your districts.");
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await PointStore.AddAsync(transaction, draft.Kept, district, draft.Active, cancellationToken) is not { } id)
            throw RoundRefusal.Invalid("name", "The district has a point of this name.");
        var added = await PointStore.LockAsync(transaction, id, cancellationToken) ?? throw RoundRefusal.UnknownPoint();
        await AuditStore.WriteAsync(
            transaction, actor.Name, "point.added", $"point/{id}", new { added.Name, added.District }, time.GetUtcNow(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return added;
    }

    /// <summary>Renames a point, or opens or shuts it. Neither while rounds are planned there: people were told the name.</summary>
    public async Task<Point> ChangeAsync(StaffActor actor, long id, PointChange change, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await PointStore.LockAsync(transaction, id, cancellationToken) is not { } point || !actor.May(StaffRight.ManageRounds, point.District))
            throw RoundRefusal.UnknownPoint();
        var draft = new PointDraft(change.Name, point.District, change.Active);
        if (point.Version != change.Version)
        {
            // A form that was posted twice has done its work the first time.
            return point.Version == change.Version + 1 && point.Name == draft.Kept && point.Active == change.Active
                ? point
                : throw RoundRefusal.Changed(point.Version);
        }

        if (draft.NameProblem is { } problem) throw RoundRefusal.Invalid("name", problem);
        if (await PointStore.IsTakenAsync(transaction, id, draft.Kept, point.District, cancellationToken))
            throw RoundRefusal.Invalid("name", "The district has a point of this name.");
        if (await RoundStore.IsPlannedAtAsync(transaction, id, LesothoTime.DateOf(time.GetUtcNow()), cancellationToken))
            throw RoundRefusal.State("A round is planned there. Move or cancel it first.");
        await PointStore.ChangeAsync(transaction, id, draft.Kept, change.Active, cancellationToken);
        var after = await PointStore.LockAsync(transaction, id, cancellationToken) ?? throw RoundRefusal.UnknownPoint();
        await AuditStore.WriteAsync(
            transaction, actor.Name, "point.changed", $"point/{id}", new { after.Name, after.Active }, time.GetUtcNow(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return after;
    }
}
