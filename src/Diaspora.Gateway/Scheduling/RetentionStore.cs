using Dapper;
using Npgsql;

namespace Diaspora.Gateway.Scheduling;

/// <summary>How long things are kept, and what was removed.</summary>
internal static class RetentionStore
{
    /// <summary>Seconds that one statement of a removal may take: nobody waits for it.</summary>
    public const int Patience = 60;

    /// <summary>How long something is kept; what was not known is noted with its default.</summary>
    public static async Task<TimeSpan> KeepAsync(NpgsqlConnection connection, string what, TimeSpan keep, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into scheduling.retention (what, keep)
                 values (@what, @keep)
            on conflict (what) do nothing;

            select extract(epoch from keep)::float8
              from scheduling.retention
             where what = @what;
            """;
        return TimeSpan.FromSeconds(await connection.ExecuteScalarAsync<double>(
            new CommandDefinition(Sql, new { what, keep }, cancellationToken: cancellationToken)));
    }

    /// <summary>Adds to what was removed.</summary>
    public static Task NoteAsync(NpgsqlConnection connection, string what, long removed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
            update scheduling.retention
               set removed = removed + @removed, last_run_at = @now
             where what = @what
            """;
        return connection.ExecuteAsync(new CommandDefinition(Sql, new { what, removed, now }, cancellationToken: cancellationToken));
    }
}
