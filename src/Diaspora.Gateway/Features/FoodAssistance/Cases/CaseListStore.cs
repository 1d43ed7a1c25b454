using Dapper;
using Npgsql;

namespace Diaspora.Gateway.Features.FoodAssistance.Cases;

/// <summary>Lists and counts of requests within districts.</summary>
internal static class CaseListStore
{
    /// <summary>Requests, the oldest first.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="districts">Within these; null: all.</param>
    /// <param name="filter">Which of them.</param>
    /// <param name="before">Only those whose status is not younger; null: all.</param>
    /// <param name="after">Id of the last one on the page before.</param>
    /// <param name="limit">Most rows.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<IReadOnlyList<CaseRow>> ListAsync(
        NpgsqlConnection connection, string[]? districts, CaseFilter filter, DateTimeOffset? before, long? after, int limit,
        CancellationToken cancellationToken)
    {
        const string Sql = """
            select a.id, a.reference, a.district, a.status, a.status_at, a.received_at, a.entered_by, a.possible_duplicate,
                   p.status as proposed, p.proposed_by
              from food.applications a
              left join food.proposals p on p.application_id = a.id and p.state = 'open'
             where a.id > @after
               and (@districts::text[] is null or a.district = any(@districts))
               and (@District::text is null or a.district = @District)
               and case when @Status::text is null then a.status <> 'closed' else a.status = @Status end
               and (not @duplicates or a.possible_duplicate)
               and (not @proposed or p.id is not null)
               and (@before::timestamptz is null or a.status_at <= @before)
             order by a.id
             limit @limit
            """;
        var row = new
        {
            districts, filter.District, filter.Status, before, limit, after = after ?? 0,
            duplicates = filter.Duplicates ?? false, proposed = filter.Proposed ?? false,
        };
        return (await connection.QueryAsync<CaseRow>(new CommandDefinition(Sql, row, cancellationToken: cancellationToken))).AsList();
    }

    /// <summary>Requests by status.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> CountAsync(
        NpgsqlConnection connection, string[]? districts, CancellationToken cancellationToken)
    {
        const string Sql = """
            select status, count(*)::int
              from food.applications
             where @districts::text[] is null or district = any(@districts)
             group by status
            """;
        var rows = await connection.QueryAsync<(string Status, int Count)>(
            new CommandDefinition(Sql, new { districts }, cancellationToken: cancellationToken));
        return rows.ToDictionary(r => r.Status, r => r.Count);
    }

    /// <summary>Open proposals by others than a person, call-backs that wait, and requests that may be of one person.</summary>
    public static Task<(int Proposals, int Callbacks, int Duplicates)> WaitingAsync(
        NpgsqlConnection connection, string[]? districts, string person, CancellationToken cancellationToken)
    {
        const string Sql = """
            select (select count(*)::int
                      from food.proposals p
                      join food.applications a on a.id = p.application_id
                     where p.state = 'open' and lower(trim(p.proposed_by)) <> lower(trim(@person))
                       and (@districts::text[] is null or a.district = any(@districts))),
                   (select count(*)::int
                      from food.callbacks
                     where state = 'waiting' and (@districts::text[] is null or district = any(@districts))),
                   (select count(*)::int
                      from food.applications
                     where possible_duplicate and status <> 'closed' and (@districts::text[] is null or district = any(@districts)))
            """;
        return connection.QuerySingleAsync<(int, int, int)>(
            new CommandDefinition(Sql, new { districts, person }, cancellationToken: cancellationToken));
    }
}
