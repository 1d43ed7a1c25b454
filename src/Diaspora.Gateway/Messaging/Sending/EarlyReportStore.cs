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
    /// Takes out some of the reports since a moment whose message is known now, by its id, or by its phone when one text to it alone has an
    /// unknown outcome.
    /// </summary>
    public static Task<IReadOnlyList<DeliveryReport>> TakeOutAsync(
        NpgsqlTransaction transaction, DateTimeOffset since, CancellationToken cancellationToken)
    {
        const string Sql = """
              with found as
                   (select f.provider_id, f.provider, f.status, p.message_id, p.attempt
                      from messaging.early_reports f
                      left join lateral messaging.attempt_by_phone(f.phone_hash, f.provider, f.at) p on f.phone_hash is not null
                     where f.at >= @since
                       and (p.message_id is not null
                            or exists (select from messaging.outbox o where o.provider_id = f.provider_id and o.provider = f.provider))
                     limit 500)
            delete from messaging.early_reports e
             using found f
             where (e.provider_id, e.provider, e.status) = (f.provider_id, f.provider, f.status)
            returning e.provider, e.provider_id, e.status, e.reason, e.phone_hash, f.message_id, f.attempt
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
                r.Provider,
                r.MessageId is { } id && r.Attempt is { } attempt ? new MessageReference(id, attempt) : null,
                r.ProviderId,
                r.PhoneHash is null ? null : PhoneHash.FromBytes(r.PhoneHash),
                ReportWords.Read(r.Status),
                r.Reason)),
        ];
    }

    private sealed record Row
    {
        public required string Provider { get; init; }

        public required string ProviderId { get; init; }

        public required string Status { get; init; }

        public required string? Reason { get; init; }

        public required byte[]? PhoneHash { get; init; }

        /// <summary>The message that was found by the phone; null: it is known by the provider's id.</summary>
        public long? MessageId { get; init; }

        public short? Attempt { get; init; }
    }
}
