using Diaspora.Gateway.Staff;
using Npgsql;

namespace Diaspora.Gateway.Messaging.Sending;

/// <summary>Messages that could not be sent: what staff see of them, and how they are sent again.</summary>
internal sealed class DeadList(DeadListStore store, NpgsqlDataSource database, TimeProvider time)
{
    private const int PieceSize = 1000;

    /// <summary>Messages that failed and were not withdrawn, the newest first; no words and no numbers.</summary>
    /// <param name="reason">Only those that failed for this reason; null: all.</param>
    /// <param name="before">Only those with a lower id, for the next page; null: from the newest.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<IReadOnlyList<DeadMessage>> ListAsync(string? reason, long? before, int limit, CancellationToken cancellationToken) =>
        store.ListAsync(reason, before ?? long.MaxValue, limit, cancellationToken);

    /// <summary>
    /// Lets a message wait to be sent again, with all its attempts before it; the audit says by whom. False when it did not fail, was withdrawn, would
    /// come too late, or may not be sent twice: a private one whose outcome is unknown.
    /// </summary>
    /// <param name="actor">Who wants it.</param>
    /// <param name="id">Id of the message.</param>
    /// <param name="deliverBy">After this moment it is worth nothing any more; null: as it was from the first.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<bool> ReplayAsync(StaffActor actor, long id, DateTimeOffset? deliverBy, CancellationToken cancellationToken) =>
        await ReplayAsync(actor, FormattableString.Invariant($"message/{id}"), [id], deliverBy, cancellationToken) == 1;

    /// <summary>As the other, for all that failed for a reason until now and are still worth sending; returns how many.</summary>
    public async Task<int> ReplayAsync(StaffActor actor, string reason, CancellationToken cancellationToken)
    {
        var all = 0;
        var before = long.MaxValue;
        while (await store.ListAsync(reason, before, PieceSize, cancellationToken) is { Count: > 0 } piece)
        {
            all += await ReplayAsync(actor, "messages/" + reason, [.. piece.Select(m => m.Id)], null, cancellationToken);
            before = piece[^1].Id;
        }

        return all;
    }

    private async Task<int> ReplayAsync(
        StaffActor actor, string subject, long[] ids, DateTimeOffset? deliverBy, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var messages = await DeadListStore.ReplayAsync(transaction, ids, deliverBy, now, cancellationToken);
        if (messages == 0) return 0;
        await AuditStore.WriteAsync(transaction, actor.Name, "message.replayed", subject, new { messages, deliverBy }, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return messages;
    }
}
