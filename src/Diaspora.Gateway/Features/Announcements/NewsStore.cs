using Dapper;
using Npgsql;

namespace Diaspora.Gateway.Features.Announcements;

/// <summary>An announcement as phones read it.</summary>
internal sealed record NewsItem
{
    public required long Id { get; init; }

    public required string En { get; init; }

    public required string St { get; init; }

    /// <summary>When it became news.</summary>
    public required DateTimeOffset NewsFrom { get; init; }
}

/// <summary>What phones can read of what was announced. What was stopped is no news: something was wrong with it.</summary>
internal static class NewsStore
{
    /// <summary>Days for which an emergency is news.</summary>
    private const int EmergencyDays = 7;

    private const string Readable = """
        select a.id, v.en, v.st, a.news_from
          from announcements.announcements a
          join announcements.versions v on v.announcement_id = a.id and v.version = a.version
          left join messaging.broadcasts b on b.id = a.broadcast_id
         where a.state = 'released' and a.news_from <= @now and b.state is distinct from 'stopped'
           and (not v.emergency or a.news_from > @now - make_interval(days => @days))
        """;

    /// <summary>The last ones, the newest first.</summary>
    public static async Task<IReadOnlyList<NewsItem>> LatestAsync(
        NpgsqlConnection connection, DateTimeOffset now, int most, CancellationToken cancellationToken)
    {
        const string Sql = Readable + """

             order by a.news_from desc, a.id desc
             limit @most
            """;
        var rows = await connection.QueryAsync<NewsItem>(
            new CommandDefinition(Sql, new { now, days = EmergencyDays, most }, cancellationToken: cancellationToken));
        return rows.AsList();
    }

    /// <summary>One of them; null when it is none any more.</summary>
    public static async Task<NewsItem?> FindAsync(NpgsqlConnection connection, long id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = Readable + " and a.id = @id";
        return await connection.QuerySingleOrDefaultAsync<NewsItem>(
            new CommandDefinition(Sql, new { now, days = EmergencyDays, id }, cancellationToken: cancellationToken));
    }
}
