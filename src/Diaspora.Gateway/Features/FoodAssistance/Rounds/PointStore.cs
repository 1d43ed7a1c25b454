using Dapper;
using Npgsql;

namespace Diaspora.Gateway.Features.FoodAssistance.Rounds;

/// <summary>Points.</summary>
internal static class PointStore
{
    /// <summary>Points of districts in the order of their names.</summary>
    /// <param name="connection">A connection.</param>
    /// <param name="districts">The districts; null: all of them.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<IReadOnlyList<Point>> ListAsync(
        NpgsqlConnection connection, string[]? districts, CancellationToken cancellationToken)
    {
        const string Sql = """
            select id, name, district, active, version, sample
              from food.points
             where @districts::text[] is null or district = any(@districts)
             order by district, name
            """;
        var rows = await connection.QueryAsync<Point>(new CommandDefinition(Sql, new { districts }, cancellationToken: cancellationToken));
        return rows.AsList();
    }

    /// <summary>A point, or null; nobody else changes it or plans there until the transaction ends.</summary>
    public static Task<Point?> LockAsync(NpgsqlTransaction transaction, long id, CancellationToken cancellationToken)
    {
        const string Sql = """
            select id, name, district, active, version, sample
              from food.points
             where id = @id
               for update
            """;
        return Connection(transaction).QuerySingleOrDefaultAsync<Point>(
            new CommandDefinition(Sql, new { id }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>Adds a point; null when the district has one of this name.</summary>
    public static Task<long?> AddAsync(
        NpgsqlTransaction transaction, string name, string district, bool active, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into food.points (name, district, active)
                 values (@name, @district, @active)
            on conflict (district, lower(name)) do nothing
              returning id
            """;
        return Connection(transaction).ExecuteScalarAsync<long?>(
            new CommandDefinition(Sql, new { name, district, active }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>True when another point of the district has the name.</summary>
    public static Task<bool> IsTakenAsync(
        NpgsqlTransaction transaction, long id, string name, string district, CancellationToken cancellationToken)
    {
        const string Sql = "select exists (select from food.points where district = @district and lower(name) = lower(@name) and id <> @id)";
        return Connection(transaction).ExecuteScalarAsync<bool>(
            new CommandDefinition(Sql, new { id, name, district }, transaction, cancellationToken: cancellationToken));
    }

    /// <summary>Changes a point, which makes its next version.</summary>
    public static async Task ChangeAsync(
        NpgsqlTransaction transaction, long id, string name, bool active, CancellationToken cancellationToken)
    {
        const string Sql = "update food.points set name = @name, active = @active, version = version + 1 where id = @id";
        await Connection(transaction).ExecuteAsync(
            new CommandDefinition(Sql, new { id, name, active }, transaction, cancellationToken: cancellationToken));
    }

    private static NpgsqlConnection Connection(NpgsqlTransaction transaction) =>
        transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
}
