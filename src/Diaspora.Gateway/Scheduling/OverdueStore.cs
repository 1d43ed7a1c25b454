using Dapper;
using Npgsql;

namespace Diaspora.Gateway.Scheduling;

/// <summary>What waits too long, as of the last look at each kind of thing.</summary>
/// <param name="What">The kind, such as <c>remittances/questions</c>.</param>
/// <param name="Count">How many.</param>
/// <param name="OldestAt">Since when the oldest waits; null: there is none.</param>
/// <param name="Allowed">How long it may wait.</param>
/// <param name="CheckedAt">When it was looked at.</param>
internal sealed record Overdue(string What, long Count, DateTimeOffset? OldestAt, TimeSpan Allowed, DateTimeOffset CheckedAt);

/// <summary>Keeps what waits too long.</summary>
internal static class OverdueStore
{
    /// <summary>Everything that is looked at, by name; also what does not wait.</summary>
    public static async Task<IReadOnlyList<Overdue>> ListAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        const string Sql = """
            select what, count, oldest_at, allowed, checked_at
              from scheduling.overdue
             order by what
            """;
        return (await connection.QueryAsync<Overdue>(new CommandDefinition(Sql, cancellationToken: cancellationToken))).AsList();
    }

    /// <summary>Keeps what a look gave.</summary>
    public static Task SaveAsync(NpgsqlConnection connection, Overdue seen, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into scheduling.overdue (what, count, oldest_at, allowed, checked_at)
                 values (@What, @Count, @OldestAt, @Allowed, @CheckedAt)
            on conflict (what) do update
                    set count = excluded.count, oldest_at = excluded.oldest_at, allowed = excluded.allowed, checked_at = excluded.checked_at
            """;
        return connection.ExecuteAsync(new CommandDefinition(Sql, seen, cancellationToken: cancellationToken));
    }
}
