using Dapper;
using Npgsql;

namespace Diaspora.Gateway.Features.FoodAssistance.Rounds;

/// <summary>Lists that somebody asked for.</summary>
internal static class ExportStore
{
    private const string Read = """
        select id, district, statuses, reason, state, asked_by, asked_at, decided_by, decided_at, taken_at, row_count, encode(sha256, 'hex') as sha256
          from food.exports
        """;

    /// <summary>Lists of districts, the newest first.</summary>
    public static async Task<IReadOnlyList<ListExport>> ListAsync(
        NpgsqlConnection connection, string[]? districts, int limit, CancellationToken cancellationToken)
    {
        const string Sql = Read + """

             where @districts::text[] is null or district = any(@districts)
             order by id desc
             limit @limit
            """;
        var rows = await connection.QueryAsync<ListExport>(new CommandDefinition(Sql, new { districts, limit }, cancellationToken: cancellationToken));
        return rows.AsList();
    }

    /// <summary>A list, or null; nobody else changes it until the transaction ends.</summary>
    public static Task<ListExport?> LockAsync(NpgsqlTransaction transaction, long id, CancellationToken cancellationToken)
    {
        const string Sql = Read + """

             where id = @id
               for update
            """;
        return Connection(transaction).QuerySingleOrDefaultAsync<ListExport>(
            new CommandDefinition(Sql, new { id }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>The same list that the same person asked for and nobody has decided on, or null. Two posts at once wait for each other.</summary>
    public static async Task<ListExport?> FindSameAsync(
        NpgsqlTransaction transaction, string district, string[] statuses, string by, CancellationToken cancellationToken)
    {
        const string Lock = "select pg_advisory_xact_lock(hashtextextended('food-export ' || @by, 0))";
        const string Sql = Read + """

             where district = @district and statuses = @statuses and asked_by = @by and state = 'asked'
             order by id
             limit 1
            """;
        await Connection(transaction).ExecuteAsync(new CommandDefinition(Lock, new { by }, transaction, cancellationToken: cancellationToken));
        return await Connection(transaction).QuerySingleOrDefaultAsync<ListExport>(
            new CommandDefinition(Sql, new { district, statuses, by }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>Notes that somebody asks.</summary>
    public static Task<long> AddAsync(
        NpgsqlTransaction transaction, string district, string[] statuses, string reason, string by, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into food.exports (district, statuses, reason, state, asked_by, asked_at)
                 values (@district, @statuses, @reason, 'asked', @by, @now)
              returning id
            """;
        return Connection(transaction).ExecuteScalarAsync<long>(
            new CommandDefinition(Sql, new { district, statuses, reason, by, now }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>Notes what the second person decided.</summary>
    public static async Task DecideAsync(
        NpgsqlTransaction transaction, long id, string state, string by, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = "update food.exports set state = @state, decided_by = @by, decided_at = @now where id = @id";
        await Connection(transaction).ExecuteAsync(
            new CommandDefinition(Sql, new { id, state, by, now }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>Notes what left.</summary>
    public static async Task TakeAsync(
        NpgsqlTransaction transaction, long id, int rowCount, byte[] sha256, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = "update food.exports set state = 'taken', taken_at = @now, row_count = @rowCount, sha256 = @sha256 where id = @id";
        await Connection(transaction).ExecuteAsync(
            new CommandDefinition(Sql, new { id, rowCount, sha256, now }, transaction, cancellationToken: cancellationToken));
    }

    private static NpgsqlConnection Connection(NpgsqlTransaction transaction) =>
        transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
}
