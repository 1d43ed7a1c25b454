using Diaspora.Gateway.Api;
using Diaspora.Gateway.Messaging.History;
using Diaspora.Gateway.Staff;
using Npgsql;

namespace Diaspora.Gateway.Messaging.Sending;

/// <summary>
/// Messages that could not be sent: what staff see of them, and how they are sent again. The audit says by whom and, where they said so, why.
/// </summary>
internal sealed class DeadList(DeadListStore store, HistoryStore history, NpgsqlDataSource database, TimeProvider time)
{
    private const int PieceSize = 1000;
    private const int LongestReason = 60;

    /// <summary>Messages that failed and were not withdrawn, the newest first; no words and no numbers.</summary>
    /// <param name="reason">Only those that failed for this reason; null: all.</param>
    /// <param name="before">Only those with a lower id, for the next page; null: from the newest.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<IReadOnlyList<DeadMessage>> ListAsync(string? reason, long? before, int limit, CancellationToken cancellationToken) =>
        store.ListAsync(reason, before ?? long.MaxValue, limit, cancellationToken);

    /// <summary>How many there are, by why they failed.</summary>
    public Task<IReadOnlyList<DeadReason>> CountAsync(CancellationToken cancellationToken) => store.CountAsync(cancellationToken);

    /// <summary>As the one with a result, for who wants to be told why not.</summary>
    /// <exception cref="ApiRefusal">There is no such message, it cannot be sent again, or a value breaks a rule.</exception>
    public async Task RequireReplayAsync(StaffActor actor, long id, DateTimeOffset? deliverBy, string? why, CancellationToken cancellationToken)
    {
        why = KeptReason.ReadOptional(why, "why");
        if (await history.FindAsync(id, cancellationToken) is not var (message, _)) throw new ApiRefusal(MessageEndpoints.Unknown());
        var now = time.GetUtcNow();
        if (deliverBy <= now || deliverBy > now + OutboxStore.Patience)
            throw new ApiRefusal(ApiProblem.Invalid("deliverBy", "It must be later than now and within three days."));
        if (message.Status == "failed" && (deliverBy ?? message.DeliverBy) <= now)
        {
            throw new ApiRefusal(ApiProblem.Conflict(
                "message/too-late", "It is worth nothing any more. Say with deliverBy until when it is, if it is all the same."));
        }

        if (await ReplayAsync(actor, FormattableString.Invariant($"message/{id}"), [id], deliverBy, why, cancellationToken) == 0)
            throw new ApiRefusal(ApiProblem.Conflict("message/not-dead", "The message did not fail, was withdrawn, or is a private one that may have arrived."));
    }

    /// <summary>
    /// Lets a message wait to be sent again, with all its attempts before it. False when it did not fail, was withdrawn, would come too late, or may
    /// not be sent twice: a private one whose outcome is unknown.
    /// </summary>
    /// <param name="actor">Who wants it.</param>
    /// <param name="id">Id of the message.</param>
    /// <param name="deliverBy">After this moment it is worth nothing any more; null: as it was from the first.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<bool> ReplayAsync(StaffActor actor, long id, DateTimeOffset? deliverBy, CancellationToken cancellationToken) =>
        await ReplayAsync(actor, FormattableString.Invariant($"message/{id}"), [id], deliverBy, null, cancellationToken) == 1;

    /// <summary>As the other, for all that failed for a reason until now and are still worth sending; returns how many.</summary>
    public Task<int> ReplayAsync(StaffActor actor, string reason, CancellationToken cancellationToken) =>
        ReplayAsync(actor, reason, null, cancellationToken);

    /// <summary>As the other, with why they are sent again.</summary>
    /// <exception cref="ApiRefusal">A value breaks a rule.</exception>
    public async Task<int> ReplayAsync(StaffActor actor, string reason, string? why, CancellationToken cancellationToken)
    {
        if (reason.Length is 0 or > LongestReason) throw new ApiRefusal(ApiProblem.Invalid("reason", "Name one of the reasons of the list."));
        why = KeptReason.ReadOptional(why, "why");
        var all = 0;
        var before = long.MaxValue;
        while (await store.ListAsync(reason, before, PieceSize, cancellationToken) is { Count: > 0 } piece)
        {
            all += await ReplayAsync(actor, "messages/" + reason, [.. piece.Select(m => m.Id)], null, why, cancellationToken);
            before = piece[^1].Id;
        }

        return all;
    }

    private async Task<int> ReplayAsync(
        StaffActor actor, string subject, long[] ids, DateTimeOffset? deliverBy, string? why, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var messages = await DeadListStore.ReplayAsync(transaction, ids, deliverBy, now, cancellationToken);
        if (messages == 0) return 0;
        await AuditStore.WriteAsync(transaction, actor.Name, "message.replayed", subject, new { messages, deliverBy, why }, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return messages;
    }
}
