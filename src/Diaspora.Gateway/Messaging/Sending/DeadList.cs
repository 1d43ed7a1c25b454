namespace Diaspora.Gateway.Messaging.Sending;

/// <summary>Messages that could not be sent: what staff see of them, and how they are sent again.</summary>
internal sealed class DeadList(DeadListStore store, TimeProvider time)
{
    /// <summary>Messages that failed, the newest first; no words and no numbers.</summary>
    /// <param name="reason">Only those that failed for this reason; null: all.</param>
    /// <param name="before">Only those with a lower id, for the next page; null: from the newest.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<IReadOnlyList<DeadMessage>> ListAsync(string? reason, long? before, int limit, CancellationToken cancellationToken) =>
        store.ListAsync(reason, before ?? long.MaxValue, limit, cancellationToken);

    /// <summary>
    /// Lets a message wait to be sent again, with all its attempts before it. False when it did not fail, or may not be sent twice: a private one
    /// whose outcome is unknown.
    /// </summary>
    /// <param name="id">Id of the message.</param>
    /// <param name="deliverBy">After this moment it is worth nothing any more.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<bool> ReplayAsync(long id, DateTimeOffset deliverBy, CancellationToken cancellationToken) =>
        await store.ReplayAsync([id], deliverBy, time.GetUtcNow(), cancellationToken) == 1;

    /// <summary>As the other, for all that failed for a reason until now; returns how many.</summary>
    public async Task<int> ReplayAsync(string reason, DateTimeOffset deliverBy, CancellationToken cancellationToken)
    {
        var all = 0;
        var before = long.MaxValue;
        while (await store.ListAsync(reason, before, 1000, cancellationToken) is { Count: > 0 } page)
        {
            all += await store.ReplayAsync([.. page.Select(m => m.Id)], deliverBy, time.GetUtcNow(), cancellationToken);
            before = page[^1].Id;
        }

        return all;
    }
}
