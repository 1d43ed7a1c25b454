using Dapper;
using Npgsql;

namespace Diaspora.Gateway.Features.Feedback;

/// <summary>Counts of complaints, and what was done about their topics.</summary>
internal static class TrendStore
{
    /// <summary>How many came between two moments, by topic and district.</summary>
    public static async Task<IReadOnlyList<(string Topic, string? District, int Count)>> CountAsync(
        NpgsqlConnection connection, DateTimeOffset since, DateTimeOffset until, CancellationToken cancellationToken)
    {
        const string Sql = """
            select topic, district, count(*)::int
              from feedback.complaints
             where received_at >= @since and received_at < @until
             group by topic, district
            """;
        return (await connection.QueryAsync<(string, string?, int)>(
            new CommandDefinition(Sql, new { since, until }, cancellationToken: cancellationToken))).AsList();
    }

    /// <summary>How many restricted ones came between two moments.</summary>
    public static Task<int> RestrictedAsync(
        NpgsqlConnection connection, DateTimeOffset since, DateTimeOffset until, CancellationToken cancellationToken)
    {
        const string Sql = "select count(*) from feedback.restricted where received_at >= @since and received_at < @until";
        return connection.ExecuteScalarAsync<int>(new CommandDefinition(Sql, new { since, until }, cancellationToken: cancellationToken));
    }

    /// <summary>How many people said between two moments that they are satisfied, and not.</summary>
    public static Task<(int Satisfied, int NotSatisfied)> TotalsAsync(
        NpgsqlConnection connection, DateTimeOffset since, DateTimeOffset until, CancellationToken cancellationToken)
    {
        const string Sql = """
            select (count(*) filter (where satisfied))::int,
                   (count(*) filter (where not satisfied))::int
              from feedback.complaints
             where received_at >= @since and received_at < @until
            """;
        return connection.QuerySingleAsync<(int, int)>(
            new CommandDefinition(Sql, new { since, until }, cancellationToken: cancellationToken));
    }

    /// <summary>What was done, by topic.</summary>
    public static async Task<IReadOnlyList<Deed>> DeedsAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        const string Sql = "select topic, en, st, written_by, written_at, version from feedback.deeds";
        return (await connection.QueryAsync<Deed>(new CommandDefinition(Sql, cancellationToken: cancellationToken))).AsList();
    }

    /// <summary>Writes what was done about a topic in place of the version that was read; false: somebody else wrote meanwhile.</summary>
    public static async Task<bool> WriteAsync(
        NpgsqlTransaction transaction, string topic, int version, string en, string st, string by, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into feedback.deeds (topic, en, st, written_by, written_at)
            select @topic, @en, @st, @by, @now
             where @version = 0 or exists (select from feedback.deeds where topic = @topic)
            on conflict (topic) do update
                    set en = excluded.en, st = excluded.st, written_by = excluded.written_by, written_at = excluded.written_at,
                        version = deeds.version + 1
                  where deeds.version = @version
            """;
        var connection = transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
        var row = new { topic, version, en, st, by, now };
        return await connection.ExecuteAsync(new CommandDefinition(Sql, row, transaction, cancellationToken: cancellationToken)) == 1;
    }
}
