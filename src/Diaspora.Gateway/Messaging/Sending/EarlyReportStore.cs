using Dapper;
using Diaspora.Gateway.Privacy;
using Npgsql;

namespace Diaspora.Gateway.Messaging.Sending;

/// <summary>Reports that came before their message was known by the provider's id.</summary>
internal static class EarlyReportStore
{
    /// <summary>Takes out the reports with these ids whose message is known now.</summary>
    public static Task<IReadOnlyList<DeliveryReport>> TakeOutAsync(
        NpgsqlTransaction transaction, string[] providerIds, CancellationToken cancellationToken)
    {
        const string Sql = """
            delete from messaging.early_reports e
             where e.provider_id = any(@providerIds)
               and exists (select from messaging.outbox o where o.provider_id = e.provider_id and o.provider = e.provider)
            returning e.provider, e.provider_id, e.status, e.reason, e.phone_hash
            """;
        return ReadAsync(transaction, Sql, new { providerIds }, cancellationToken);
    }

    /// <summary>
    /// Takes out some of the reports since a moment whose message is known now, by its id, or by its phone when the outcome of a text to it is
    /// unknown.
    /// </summary>
    public static Task<IReadOnlyList<DeliveryReport>> TakeOutAsync(
        NpgsqlTransaction transaction, DateTimeOffset since, CancellationToken cancellationToken)
    {
        const string Sql = """
            delete from messaging.early_reports e
             where (e.provider_id, e.provider, e.status) in
                   (select f.provider_id, f.provider, f.status
                      from messaging.early_reports f
                     where f.at >= @since
                       and (exists (select from messaging.outbox o where o.provider_id = f.provider_id and o.provider = f.provider)
                            or exists (select
                                         from contacts.contacts c
                                         join messaging.outbox o on o.contact_id = c.id
                                        where c.phone_hash = f.phone_hash and o.provider = f.provider and o.provider_id is null
                                          and o.reason = 'unknown-outcome' and o.status in ('unknown', 'waiting', 'failed')
                                          and o.sent_at <= f.at))
                     limit 500)
            returning e.provider, e.provider_id, e.status, e.reason, e.phone_hash
            """;
        return ReadAsync(transaction, Sql, new { since }, cancellationToken);
    }

    private static async Task<IReadOnlyList<DeliveryReport>> ReadAsync(
        NpgsqlTransaction transaction, string sql, object arguments, CancellationToken cancellationToken)
    {
        var connection = transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(sql, arguments, transaction, cancellationToken: cancellationToken));
        return
        [
            .. rows.Select(r => new DeliveryReport(
                r.Provider, null, r.ProviderId, r.PhoneHash is null ? null : PhoneHash.FromBytes(r.PhoneHash), ReportWords.Read(r.Status), r.Reason)),
        ];
    }

    private sealed record Row
    {
        public required string Provider { get; init; }

        public required string ProviderId { get; init; }

        public required string Status { get; init; }

        public required string? Reason { get; init; }

        public required byte[]? PhoneHash { get; init; }
    }
}
