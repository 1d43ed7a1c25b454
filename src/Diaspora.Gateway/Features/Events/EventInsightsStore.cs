using Dapper;
using Diaspora.Gateway.Insights;
using Npgsql;

namespace Diaspora.Gateway.Features.Events;

/// <summary>Counts for reports of events.</summary>
internal static class EventInsightsStore
{
    /// <summary>Events that are on within a period, with who said what; of events whose answers are gone, what was kept of them.</summary>
    public static async Task<IReadOnlyList<EventAnswers>> AnswersAsync(
        NpgsqlConnection connection, InsightPeriod period, CancellationToken cancellationToken)
    {
        const string Sql = """
            select e.id, e.title_en as title, e.starts_on, e.capacity, e.attended, e.sample,
                   coalesce(sum(r.people) filter (where r.state = 'going'), 0) + coalesce(max(k.going), 0) as going,
                   coalesce(sum(r.people) filter (where r.state = 'waiting'), 0) + coalesce(max(k.waiting), 0) as waiting,
                   count(*) filter (where r.state = 'declined') as declined
              from events.events e
              left join events.rsvps r on r.event_id = e.id
              left join events.counts k on k.event_id = e.id
             where e.state <> 'draft' and e.takes_rsvp and e.starts_on <= @to and e.ends_on >= @from
             group by e.id
             order by e.starts_on, e.id
            """;
        var rows = await connection.QueryAsync<EventAnswers>(new CommandDefinition(
            Sql, new { from = period.From, to = period.To }, cancellationToken: cancellationToken));
        return rows.AsList();
    }
}

/// <summary>Who said what about an event, and how many came as counted at the door (null: not counted): people, not phones.</summary>
internal sealed record EventAnswers(
    long Id, string Title, DateOnly StartsOn, int? Capacity, int? Attended, bool Sample, long Going, long Waiting, long Declined);
