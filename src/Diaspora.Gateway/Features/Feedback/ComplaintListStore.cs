using Dapper;
using Npgsql;

namespace Diaspora.Gateway.Features.Feedback;

/// <summary>Lists of complaints and their history.</summary>
internal static class ComplaintListStore
{
    /// <summary>Complaints, those whose answer is due first before all others.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="filter">Which.</param>
    /// <param name="hidden">Districts of which complaints and appeals are left out, because the reader works there.</param>
    /// <param name="after">Leave out so many.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<IReadOnlyList<Complaint>> ListAsync(
        NpgsqlConnection connection, ComplaintFilter filter, string[] hidden, long after, int most, DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        const string Sql = $"""
            select {ComplaintStore.Columns}
             where (@state::text is null and c.state <> 'closed' or c.state = @state)
               and (@Kind::text is null or c.kind = @Kind)
               and (@Topic::text is null or c.topic = @Topic)
               and (@District::text is null or c.district = @District)
               and (@Mine::text is null or lower(c.assigned_to) = lower(@Mine))
               and (not @late or (c.state = 'open' and c.due_at <= @now))
               and (c.kind in ('idea', 'question') or c.district is null or c.district <> all(@hidden))
             order by case when c.state = 'open' then 0 when c.state = 'answered' then 1 else 2 end, c.due_at, c.id
            offset @after
             limit @most
            """;
        var row = new
        {
            state = filter.State?.ToString().ToLowerInvariant(), filter.Kind, filter.Topic, filter.District, filter.Mine, late = filter.Late, hidden, after, most,
            now,
        };
        return (await connection.QueryAsync<Complaint>(new CommandDefinition(Sql, row, cancellationToken: cancellationToken))).AsList();
    }

    /// <summary>What was done with a complaint, oldest first.</summary>
    public static async Task<IReadOnlyList<ComplaintEvent>> HistoryAsync(NpgsqlConnection connection, long id, CancellationToken cancellationToken)
    {
        const string Sql = """
            select at, by, act
              from feedback.history
             where complaint_id = @id
             order by id
            """;
        return (await connection.QueryAsync<ComplaintEvent>(new CommandDefinition(Sql, new { id }, cancellationToken: cancellationToken))).AsList();
    }

    /// <summary>How many wait for an answer, and how many of them for too long.</summary>
    public static Task<(int Open, int Late)> CountAsync(
        NpgsqlConnection connection, string[] hidden, DateTimeOffset now, CancellationToken cancellationToken)
    {
        const string Sql = """
            select count(*)::int, (count(*) filter (where due_at <= @now))::int
              from feedback.complaints c
             where state = 'open' and (kind in ('idea', 'question') or district is null or district <> all(@hidden))
            """;
        return connection.QuerySingleAsync<(int, int)>(new CommandDefinition(Sql, new { hidden, now }, cancellationToken: cancellationToken));
    }
}

/// <summary>Which complaints are asked for.</summary>
/// <param name="State">Only of this state; null: open and answered ones.</param>
/// <param name="Kind">Only of this kind.</param>
/// <param name="Topic">Only about this.</param>
/// <param name="District">Only of this district.</param>
/// <param name="Late">True: only those whose answer is late.</param>
/// <param name="Mine">Only what this member of staff has in hand.</param>
internal sealed record ComplaintFilter(
    ComplaintState? State = null, string? Kind = null, string? Topic = null, string? District = null, bool Late = false, string? Mine = null);
