using Dapper;
using Npgsql;

namespace Diaspora.Gateway.Features.Announcements;

/// <summary>Sample announcements in the database.</summary>
internal static class SampleStore
{
    /// <summary>True when there is any announcement at all.</summary>
    public static async Task<bool> AnyAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        const string Sql = """
            select exists (select from announcements.announcements)
            """;
        return await connection.ExecuteScalarAsync<bool>(new CommandDefinition(Sql, cancellationToken: cancellationToken));
    }

    /// <summary>Stores one that counts as released, without a version, and gives its id.</summary>
    public static async Task<long> AddReleasedAsync(NpgsqlTransaction transaction, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
            insert into announcements.announcements (state, sample, released_at, news_from) values ('released', true, @now, @now) returning id
            """;
        var connection = transaction.Connection ?? throw new InvalidOperationException("The transaction is over.");
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(Sql, new { now }, transaction, cancellationToken: cancellationToken));
    }
}
