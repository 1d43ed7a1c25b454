using Dapper;
using Npgsql;

namespace Diaspora.Gateway.Messaging.Sending;

/// <summary>Writes down what became of attempts, many in one statement.</summary>
internal sealed class SettlementStore(NpgsqlDataSource database)
{
    /// <summary>
    /// Writes outcomes. A message whose report came first keeps its status and gets what only we know; one that was deleted or was taken up again
    /// is left alone, so that the same outcome may be written twice.
    /// </summary>
    public async Task WriteAsync(IReadOnlyList<Settlement> settlements, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
              with result as materialized
                   (select *
                      from unnest(@ids, @attempts, @takes, @statuses, @reasons, @dues, @leases, @givenBack, @attemptFailed, @phoneFailed,
                                  @providerIds, @segments, @last)
                           as r (id, attempt, take, status, reason, due_at, lease_until, given_back, attempt_failed, phone_failed,
                                 provider_id, segments, last)),
                   -- Everyone who locks several messages does it in the order of their ids.
                   found as materialized
                   (select o.id, o.contact_id, o.provider, o.attempts, o.takes, o.status in ('sending', 'unknown') as open
                      from messaging.outbox o
                     where o.id = any(@ids)
                     order by o.id
                       for update),
                   failed as
                   (insert into messaging.failed_attempts (message_id, attempt, provider, provider_id, at, reason)
                    select r.id, r.attempt, f.provider, r.provider_id, @now, r.reason
                      from result r
                      join found f on f.id = r.id and f.attempts = r.attempt and f.takes = r.take
                     where r.attempt_failed and f.open
                    on conflict do nothing),
                   -- And phones in the order of their contacts.
                   failing as
                   (insert into messaging.failing as p (contact_id, failures, last_at)
                    select f.contact_id, count(*), @now
                      from result r
                      join found f on f.id = r.id and f.attempts = r.attempt and f.takes = r.take
                     where r.phone_failed and f.open
                     group by f.contact_id
                     order by f.contact_id
                    on conflict (contact_id) do update
                            set failures = p.failures + excluded.failures, last_at = excluded.last_at)
            update messaging.outbox o
               set status = case when f.open then r.status else o.status end,
                   reason = case when f.open and not (r.given_back and r.status = 'waiting') then r.reason else o.reason end,
                   due_at = case when f.open then coalesce(r.due_at, o.due_at) else o.due_at end,
                   lease_until = case when f.open then r.lease_until else o.lease_until end,
                   settled_at = case when f.open and r.last then @now else o.settled_at end,
                   attempts = case when f.open and r.given_back then o.attempts - 1 else o.attempts end,
                   provider_id = coalesce(r.provider_id, o.provider_id),
                   segments = coalesce(nullif(r.segments, 0), o.segments)
              from result r
              join found f on f.id = r.id
             where o.id = r.id and f.attempts = r.attempt and f.takes = r.take and (f.open or r.segments > 0)
            """;
        var rows = new
        {
            ids = Column(settlements, s => s.Reference.Id),
            attempts = Column(settlements, s => s.Reference.Attempt),
            takes = Column(settlements, s => s.Take),
            statuses = Column(settlements, s => s.Status),
            reasons = Column(settlements, s => s.Reason),
            dues = Column(settlements, s => s.DueAt?.ToUniversalTime()),
            leases = Column(settlements, s => s.LeaseUntil?.ToUniversalTime()),
            givenBack = Column(settlements, s => s.GivenBack),
            attemptFailed = Column(settlements, s => s.AttemptFailed),
            phoneFailed = Column(settlements, s => s.PhoneFailed),
            providerIds = Column(settlements, s => s.ProviderId),
            segments = Column(settlements, s => s.Segments),
            last = Column(settlements, s => s.IsLast),
            now,
        };
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(Sql, rows, cancellationToken: cancellationToken));
    }

    /// <summary>Stops messages to phones whose provider says that they want none.</summary>
    public async Task StopAsync(IReadOnlyList<byte[]> phones, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        foreach (var phone in phones)
            await SuppressionStore.StopAsync(transaction, Privacy.PhoneHash.FromBytes(phone), SuppressionSource.Provider, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static T[] Column<T>(IReadOnlyList<Settlement> settlements, Func<Settlement, T> of) => [.. settlements.Select(of)];
}
